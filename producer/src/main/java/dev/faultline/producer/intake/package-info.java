/** From readings to coded articles: all cores at work, the order kept, memory bounded. */
package dev.faultline.producer.intake;
