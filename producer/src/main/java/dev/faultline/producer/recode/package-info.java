/** Coding kept articles again, so that a better coder replaces what an earlier one made of them. */
package dev.faultline.producer.recode;
