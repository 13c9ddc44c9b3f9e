/* Makes every sync as slow as on an SD card: LD_PRELOAD this library.
 *
 * SLOW_SYNC_MS says how many milliseconds each fsync and fdatasync takes on
 * top of its own time; 8 is what a common card needs.
 *
 *   cc -shared -fPIC -o slow_sync.so slow_sync.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_like_a_card(void)
{
    const char *given = getenv("SLOW_SYNC_MS");
    long ms = given ? strtol(given, NULL, 10) : 8;
    struct timespec pause = {ms / 1000, (ms % 1000) * 1000000};
    nanosleep(&pause, NULL);
}

static int sync_slowly(const char *name, int file)
{
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    wait_like_a_card();
    return sync(file);
}

int fsync(int file)
{
    return sync_slowly("fsync", file);
}

int fdatasync(int file)
{
    return sync_slowly("fdatasync", file);
}
