/** The producer's own HTTP server: articles by request, metrics and health. */
package dev.faultline.producer.http;
