package dev.faultline.streams.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An error as RFC 9457 has it.
 *
 * @param type kind of problem; about:blank when the status says it all
 * @param title the status in words
 * @param status HTTP status
 * @param detail what is wrong and what to do
 * @param instance path that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance) {}
