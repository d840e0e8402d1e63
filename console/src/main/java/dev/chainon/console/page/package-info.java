/** The pages themselves: what each shows, its template, its routes. */
package dev.chainon.console.page;
