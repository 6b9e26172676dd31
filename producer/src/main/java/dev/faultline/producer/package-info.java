/** The producer: reads articles, codes their events and publishes them. */
package dev.faultline.producer;
