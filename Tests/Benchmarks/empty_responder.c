// The least that a FastCGI program can do behind nginx: threads that answer every request with the same few bytes.
// Usage: empty_responder SOCKET THREADS

#include <fcgiapp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static int listener;

static void *answer(void *unused) {
    FCGX_Request request;
    FCGX_InitRequest(&request, listener, 0);
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutS("Status: 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", request.out);
        FCGX_Finish_r(&request);
    }
    return unused;
}

int main(int count, char **arguments) {
    if (count != 3) return fprintf(stderr, "usage: empty_responder SOCKET THREADS\n"), 1;
    FCGX_Init();
    listener = FCGX_OpenSocket(arguments[1], 1024);
    if (listener < 0) return 1;
    chmod(arguments[1], 0666);
    int threads = atoi(arguments[2]);
    for (int index = 1; index < threads; index++) {
        pthread_t thread;
        pthread_create(&thread, NULL, answer, NULL);
    }
    answer(NULL);
    return 0;
}
