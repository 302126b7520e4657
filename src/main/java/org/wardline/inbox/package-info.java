/** The pages of those who answer: workers, duty, Emergency Duty Service and managers. */
package org.wardline.inbox;
