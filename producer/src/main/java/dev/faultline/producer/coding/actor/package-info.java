/**
 * Who is named in a text: states, their people and parts, capitals and other places, leaders,
 * organisations and armed groups, found in one pass by dictionaries that an analyst can read and
 * extend. What a mention does in its sentence (actor, target, venue) is for the event coder to say.
 */
package dev.faultline.producer.coding.actor;
