/** How it works at this council: briefings, process maps and dry runs of the policy in force. */
package org.wardline.oversight.policy;
