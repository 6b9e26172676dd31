/** The live view in a terminal. It knows nothing but the public HTTP interface. */
package dev.faultline.streams.top;
