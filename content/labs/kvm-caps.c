/*
 * Which of the three topics' capabilities, exits and flags does this kernel know? Asked by number, as the
 * headers of 6.18 to 7.3 have them, since an older header lacks the names.
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

/* An observation that differs between kernels without one of them being wrong. */
static void note(const char *id, const char *what, const char *got)
{
	printf("%s: %s -> %s\n", id, what, got);
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

struct capability {
	const char *id;
	int number;
	const char *name;
};

static const struct capability capabilities[] = {
	{ "sync-mmu", 16, "KVM_CAP_SYNC_MMU" },
	{ "readonly-mem", 81, "KVM_CAP_READONLY_MEM" },
	{ "async-pf", 59, "KVM_CAP_ASYNC_PF" },
	{ "async-pf-int", 183, "KVM_CAP_ASYNC_PF_INT" },
	{ "steal-time", 187, "KVM_CAP_STEAL_TIME" },
	{ "exit-hypercall", 201, "KVM_CAP_EXIT_HYPERCALL" },
	{ "user-memory2", 231, "KVM_CAP_USER_MEMORY2" },
	{ "memory-fault-info", 232, "KVM_CAP_MEMORY_FAULT_INFO" },
	{ "memory-attributes", 233, "KVM_CAP_MEMORY_ATTRIBUTES" },
	{ "guest-memfd", 234, "KVM_CAP_GUEST_MEMFD" },
	{ "vm-types", 235, "KVM_CAP_VM_TYPES" },
	{ "pre-fault", 236, "236, KVM_CAP_PRE_FAULT_MEMORY, once proposed as EXIT_ON_MISSING" },
	{ "gmem-flags", 244, "KVM_CAP_GUEST_MEMFD_FLAGS" },
	{ "cap-245", 245, "245, KVM_CAP_ARM_SEA_TO_USER, in Firecracker's kernel USERFAULT" },
	{ "cap-252", 252, "252, in linux-next KVM_CAP_GUEST_MEMFD_MEMORY_ATTRIBUTES" },
	{ "xen-hvm", 38, "KVM_CAP_XEN_HVM" },
};

static const char *const xen_bits[] = {
	"HYPERCALL_MSR",   "INTERCEPT_HCALL", "SHARED_INFO",	      "RUNSTATE",
	"EVTCHN_2LEVEL",   "EVTCHN_SEND",     "RUNSTATE_UPDATE_FLAG", "PVCLOCK_TSC_UNSTABLE",
	"SHARED_INFO_HVA",
};

static int check(int number)
{
	return ioctl(vm, KVM_CHECK_EXTENSION, number);
}

static void list_capabilities(void)
{
	char what[128], value[16], id[16];
	unsigned int i;

	for (i = 0; i < sizeof(capabilities) / sizeof(capabilities[0]); i++) {
		snprintf(what, sizeof(what), "KVM_CHECK_EXTENSION on a default VM, %s",
			 capabilities[i].name);
		snprintf(value, sizeof(value), "%d", check(capabilities[i].number));
		note(capabilities[i].id, what, value);
	}
	for (i = 0; i < sizeof(xen_bits) / sizeof(xen_bits[0]); i++) {
		snprintf(id, sizeof(id), "xen-bit-%u", i);
		snprintf(what, sizeof(what), "KVM_CAP_XEN_HVM, bit %u, %s", i, xen_bits[i]);
		note(id, what, check(KVM_CAP_XEN_HVM) >> i & 1 ? "set" : "clear");
	}
}

/* The exit needs no enabling, and cannot be enabled. */
static void enable_memory_fault_info(void)
{
	struct kvm_enable_cap cap = { .cap = 232 };

	if (check(232) > 0)
		see("enable-232", "KVM_ENABLE_CAP on KVM_CAP_MEMORY_FAULT_INFO",
		    result(ioctl(vm, KVM_ENABLE_CAP, &cap)), "EINVAL");
}

static void slot_flags(void)
{
	char *page = new_pages(1), what[64], id[16];
	int bit;

	for (bit = 0; bit < 16; bit++) {
		struct kvm_userspace_memory_region r = {
			.slot = bit,
			.flags = 1u << bit,
			.guest_phys_addr = bit * PAGE,
			.memory_size = PAGE,
			.userspace_addr = (unsigned long)page,
		};

		if (bit == 2)
			continue; /* KVM_MEM_GUEST_MEMFD belongs to the longer ioctl */
		snprintf(id, sizeof(id), "flag-bit-%d", bit);
		snprintf(what, sizeof(what), "KVM_SET_USER_MEMORY_REGION, flag bit %d", bit);
		see(id, what, result(ioctl(vm, KVM_SET_USER_MEMORY_REGION, &r)),
		    bit < 2 ? "ok" : "EINVAL");
	}
}

/* struct kvm_userspace_memory_region2 of 6.8, for headers that lack it. */
static void slot_flag_3(void)
{
	struct {
		__u32 slot, flags;
		__u64 gpa, size, hva, offset;
		__u32 fd, pad1;
		__u64 pad2[14];
	} r = { .slot = 20,
		.flags = 1 << 3,
		.gpa = 0x100000,
		.size = PAGE,
		.hva = (unsigned long)new_pages(1) };

	see("region2-bit-3", "KVM_SET_USER_MEMORY_REGION2, flag bit 3",
	    result(ioctl(vm, _IOW(KVMIO, 0x49, r), &r)), check(231) > 0 ? "EINVAL" : "ENOTTY");
}

int main(void)
{
	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	list_capabilities();
	enable_memory_fault_info();
	slot_flags();
	slot_flag_3();
	return unexpected;
}
