/** From a parsed sentence to candidate events: rules matched, roles filled, stance found. */
package dev.faultline.producer.coding.event;
