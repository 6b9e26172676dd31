/** Sentences, tokens, tags and lemmas, each with offsets into the article. */
package dev.faultline.producer.coding.text;
