package io.mintmark.merchant;

/** Whether a request was answered. */
enum RequestState {
    OPEN,
    ANSWERED
}
