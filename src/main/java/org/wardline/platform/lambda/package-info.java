/** Between a function's handler and its reactive pipeline: waiting, batches, failures. */
package org.wardline.platform.lambda;
