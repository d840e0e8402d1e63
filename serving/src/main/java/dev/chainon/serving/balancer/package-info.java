/** The balancer: one address before the replicas; it leads requests to the least loaded ready one and repeats what a dying one left unanswered. */
package dev.chainon.serving.balancer;
