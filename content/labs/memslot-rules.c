/*
 * What may be changed about an ordinary memslot, and what may it overlap?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#define PAGE 4096L

static int unexpected;

/* Prints one observation, and what was expected where something else came. */
static void see(const char *id, const char *what, const char *got, const char *want)
{
	printf("%s: %s -> %s\n", id, what, got);
	if (strcmp(got, want)) {
		printf("    expected %s\n", want);
		unexpected = 1;
	}
}

/* What a call came to, in one word. */
static const char *result(long ret)
{
	return ret < 0 ? strerrorname_np(errno) : "ok";
}

static __attribute__((noreturn)) void cannot(const char *why)
{
	printf("cannot: %s\n", why);
	exit(77);
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static int kvm, vm;

static void open_kvm(void)
{
	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
}

static const char *set(int slot, int flags, unsigned long gpa, int pages, void *hva)
{
	struct kvm_userspace_memory_region r = {
		.slot = slot,
		.flags = flags,
		.guest_phys_addr = gpa,
		.memory_size = pages * PAGE,
		.userspace_addr = (unsigned long)hva,
	};

	return result(ioctl(vm, KVM_SET_USER_MEMORY_REGION, &r));
}

int main(void)
{
	char *m = new_pages(16);

	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	see("create", "slot 0, four pages at 0x10000", set(0, 0, 0x10000, 4, m), "ok");
	see("overlap", "slot 1 over the last of them", set(1, 0, 0x13000, 2, m + 4 * PAGE),
	    "EEXIST");
	see("neighbour", "slot 1 next to it, its hva elsewhere",
	    set(1, 0, 0x14000, 1, m + 8 * PAGE), "ok");
	see("same-hva", "slot 2, the same hva at another gpa", set(2, 0, 0x30000, 4, m), "ok");
	see("unchanged", "slot 0 again, unchanged", set(0, 0, 0x10000, 4, m), "ok");
	see("dirty-log", "slot 0 with KVM_MEM_LOG_DIRTY_PAGES",
	    set(0, KVM_MEM_LOG_DIRTY_PAGES, 0x10000, 4, m), "ok");
	see("read-only", "slot 0 made KVM_MEM_READONLY", set(0, KVM_MEM_READONLY, 0x10000, 4, m),
	    "EINVAL");
	see("larger", "slot 0 larger", set(0, 0, 0x10000, 5, m), "EINVAL");
	see("smaller", "slot 0 smaller", set(0, 0, 0x10000, 3, m), "EINVAL");
	see("other-hva", "slot 0 with another hva", set(0, 0, 0x10000, 4, m + 4 * PAGE), "EINVAL");
	see("move", "slot 0 moved in guest-physical space", set(0, 0, 0x20000, 4, m), "ok");
	see("move-onto", "slot 0 moved onto slot 1", set(0, 0, 0x14000, 4, m), "EEXIST");
	see("unaligned-gpa", "slot 4, gpa not page aligned", set(4, 0, 0x50001, 1, m), "EINVAL");
	see("unaligned-hva", "slot 4, hva not page aligned", set(4, 0, 0x50000, 1, m + 1),
	    "EINVAL");
	see("delete", "slot 0 deleted", set(0, 0, 0, 0, NULL), "ok");
	see("delete-twice", "slot 0 deleted again", set(0, 0, 0, 0, NULL), "EINVAL");
	see("old-place", "a page over slot 0's old place", set(3, 0, 0x20000, 1, m), "ok");
	return unexpected;
}
