/** Fetching from the web: politely, within limits, and never from inside the own network. */
package dev.faultline.producer.web;
