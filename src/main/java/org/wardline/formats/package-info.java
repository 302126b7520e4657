/** Wire formats: bytes to records, without input, output or any knowledge of the rest. */
package org.wardline.formats;
