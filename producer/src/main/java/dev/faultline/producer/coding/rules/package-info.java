/** The indicator rules: read from data files, matched against parsed sentences. */
package dev.faultline.producer.coding.rules;
