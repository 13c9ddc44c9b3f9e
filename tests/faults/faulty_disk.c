/* A disk that loses power, is full, or fails: LD_PRELOAD this library.
 *
 * The file named by FAULTY_DISK, inside the data folder, says what is wrong
 * just now: "full" (no write into that folder succeeds), "broken" (no sync of
 * the state file does), or nothing.
 *
 * Before each write to the state file or its write-ahead log, what stood there
 * goes to <file>.unsynced as a record (offset, size of the file, length of the
 * write, length of what stood there, then that itself); a sync that succeeded
 * empties the record. Whoever kills the program can so take back all that no
 * sync had carried to the disk.
 *
 *   cc -shared -fPIC -o faulty_disk.so faulty_disk.c -ldl -lpthread
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_WRITE 65536

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void find_path(int file, char path[PATH_MAX])
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 16);
    path[length < 0 ? 0 : length] = 0;
}

static int is_in_data_folder(const char *path)
{
    const char *control = getenv("FAULTY_DISK");
    const char *end = control ? strrchr(control, '/') : NULL;
    return end && !strncmp(path, control, (size_t)(end - control) + 1);
}

static int is_state_file(const char *path)
{
    const char *name = strrchr(path, '/');
    return name && (!strcmp(name, "/state.sqlite") || !strcmp(name, "/state.sqlite-wal"));
}

static int disk_is(const char *fault)
{
    char told[16] = "";
    const char *control = getenv("FAULTY_DISK");
    int file = control ? open(control, O_RDONLY) : -1;
    if (file < 0)
        return 0;
    if (read(file, told, sizeof told - 1) < 0)
        told[0] = 0;
    close(file);
    return !strcmp(told, fault);
}

static int open_record(char *path, int flags)
{
    return open(strcat(path, ".unsynced"), O_WRONLY | flags, 0600);
}

static void note_what_stood_there(int file, char *path, size_t size, off64_t offset)
{
    static struct {
        int64_t offset, size_of_file;
        int32_t length, length_before;
        char before[LONGEST_WRITE];
    } record;
    struct stat state;
    if (size > LONGEST_WRITE || fstat(file, &state) != 0)
        abort();
    ssize_t found = pread64(file, record.before, size, offset);
    record.offset = offset;
    record.size_of_file = state.st_size;
    record.length = (int32_t)size;
    record.length_before = found < 0 ? 0 : (int32_t)found;
    int out = open_record(path, O_CREAT | O_APPEND);
    size_t whole = offsetof(__typeof__(record), before) + (size_t)record.length_before;
    if (out < 0 || write(out, &record, whole) != (ssize_t)whole)
        abort();
    close(out);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset)
{
    ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
    char path[PATH_MAX];
    find_path(file, path);
    if (is_in_data_folder(path) && disk_is("full")) {
        errno = ENOSPC;
        return -1;
    }
    if (!is_state_file(path))
        return real(file, data, size, offset);
    pthread_mutex_lock(&one_at_a_time);
    note_what_stood_there(file, path, size, offset);
    ssize_t written = real(file, data, size, offset);
    pthread_mutex_unlock(&one_at_a_time);
    return written;
}

ssize_t write(int file, const void *data, size_t size)
{
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    char path[PATH_MAX];
    find_path(file, path);
    if (is_in_data_folder(path) && !strstr(path, ".unsynced") && disk_is("full")) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, data, size);
}

static int sync_and_forget(const char *name, int file)
{
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    find_path(file, path);
    if (!is_state_file(path))
        return real(file);
    if (disk_is("broken")) {
        errno = EIO;
        return -1;
    }
    pthread_mutex_lock(&one_at_a_time);
    int result = real(file);
    if (result == 0) {
        int record = open_record(path, O_TRUNC);
        if (record >= 0)
            close(record);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int fsync(int file)
{
    return sync_and_forget("fsync", file);
}

int fdatasync(int file)
{
    return sync_and_forget("fdatasync", file);
}
