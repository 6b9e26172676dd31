/**
 * Import of the GDELT event data set (gdeltproject.org): rows coded by a machine from headlines all
 * over the world, taken in as claims of one weak witness.
 */
package dev.faultline.producer.gdelt;
