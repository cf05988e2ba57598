/* A Modbus TCP server and client by libmodbus, the reference of P3.
   peer serve           prints the port it listens at, serves connections one after the other
   peer ask PORT N S    asks for N holding registers again and again for S seconds, prints requests a second */
#include <errno.h>
#include <modbus.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int serve(void)
{
    modbus_t *context = modbus_new_tcp("127.0.0.1", 0);
    modbus_mapping_t *registers = modbus_mapping_new(0, 0, 200, 0);
    int listener = modbus_tcp_listen(context, 4);
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    if (listener < 0 || registers == NULL || getsockname(listener, (struct sockaddr *)&address, &length) < 0)
        return fprintf(stderr, "%s\n", modbus_strerror(errno)), 1;
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    while (modbus_tcp_accept(context, &listener) >= 0) {
        uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
        int received;
        while ((received = modbus_receive(context, request)) >= 0)
            if (received > 0 && modbus_reply(context, request, received, registers) < 0)
                break;
        modbus_close(context);
    }
    return 0;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static int ask(int port, int count, double seconds)
{
    modbus_t *context = modbus_new_tcp("127.0.0.1", port);
    uint16_t registers[MODBUS_MAX_READ_REGISTERS];
    long requests = 0;
    if (modbus_connect(context) < 0)
        return fprintf(stderr, "%s\n", modbus_strerror(errno)), 1;
    modbus_set_slave(context, 1);
    double start = now();
    while (now() - start < seconds) {
        if (modbus_read_registers(context, 0, count, registers) != count)
            return fprintf(stderr, "%s\n", modbus_strerror(errno)), 1;
        requests++;
    }
    printf("%.3f\n", requests / (now() - start));
    return 0;
}

int main(int arguments, char **argument)
{
    if (arguments == 2 && strcmp(argument[1], "serve") == 0)
        return serve();
    if (arguments == 5 && strcmp(argument[1], "ask") == 0)
        return ask(atoi(argument[2]), atoi(argument[3]), atof(argument[4]));
    fprintf(stderr, "usage: peer serve | peer ask PORT REGISTERS SECONDS\n");
    return 2;
}
