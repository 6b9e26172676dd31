/** Creates the contract's topics in a cluster, and tells where existing ones differ from it. */
package dev.faultline.schemas.topics;
