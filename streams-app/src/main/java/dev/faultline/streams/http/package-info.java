/** The HTTP interface: routes, their JSON views, and the one place where errors become answers. */
package dev.faultline.streams.http;
