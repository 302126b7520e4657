/** What all pages share: headers, the guard of forms, the frame and the pages of problems. */
package org.wardline.platform.web;
