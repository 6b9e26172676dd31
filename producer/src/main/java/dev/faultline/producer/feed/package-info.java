/** News feeds: which, how often, what is new in them, and the articles behind their items. */
package dev.faultline.producer.feed;
