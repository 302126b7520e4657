/** The deployment on AWS: nested stacks under one, written down as CloudFormation. */
package org.wardline.infra;
