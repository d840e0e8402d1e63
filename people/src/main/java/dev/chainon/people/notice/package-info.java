/** What is said to subscribers: the log is read, notices are written down once, and a courier sends each at most once, by mail and by webhook. */
package dev.chainon.people.notice;
