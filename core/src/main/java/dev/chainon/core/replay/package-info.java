/** How people steer a replay that runs: its tempo, its pause, its first day. JDK only. */
package dev.chainon.core.replay;
