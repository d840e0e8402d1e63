/** Gradient-boosted trees, the peer of the network. Only this package knows the library that grows them. */
package dev.chainon.training.trees;
