/** Articles and how they are read from files, folders and standard input. */
package dev.faultline.producer.article;
