/** What a person or a program may ask of a use case: the fields of a request, and what is wrong with one. */
package dev.chainon.core.request;
