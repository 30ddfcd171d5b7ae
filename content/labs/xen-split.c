/*
 * A Xen runstate record at every offset where it can meet the end of a page, in both ABIs, its two pages
 * in two memslots with unrelated hvas. KVM writes the record when its address is set; the fields are then
 * looked for in guest memory, by bytes that occur nowhere else.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#define PAGE 4096L

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

#define RUNSTATE_ADDR KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADDR
#define RUNSTATE_CURRENT KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_CURRENT
#define RUNSTATE_DATA KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_DATA
#define RUNSTATE_ADJUST KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADJUST
#ifndef KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG /* Linux 6.2 */
#define KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG 0x5
#define KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG (1 << 6)
#endif

/* The record as a 64-bit guest has it; the state is the low half of the first word. */
struct record {
	__u64 state;
	__u64 entry;
	__u64 time[4];
};

static int kvm, vm, vcpu;

#define NEEDS_RUNSTATE               \
	KVM_XEN_HVM_CONFIG_RUNSTATE, \
		"KVM_CAP_XEN_HVM has no RUNSTATE: the kernel is built without KVM_XEN"
#define NEEDS_FLAG                               \
	KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG, \
		"KVM_CAP_XEN_HVM has no RUNSTATE_UPDATE_FLAG: older than 6.2, or built without KVM_XEN"

static const char *set_addr(__u64 gpa)
{
	struct kvm_xen_vcpu_attr a = { .type = RUNSTATE_ADDR, .u.gpa = gpa };

	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

/* RUNSTATE_CURRENT, _DATA or _ADJUST. */
static const char *set_record(int type, struct record r)
{
	struct kvm_xen_vcpu_attr a = { .type = type };

	memcpy(&a.u.runstate, &r, sizeof(r));
	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

/* An attribute of the VM that is one byte: LONG_MODE or RUNSTATE_UPDATE_FLAG. */
static const char *set_vm_byte(int type, __u8 value)
{
	struct kvm_xen_hvm_attr a = { .type = type };

	a.u.long_mode = value;
	return result(ioctl(vm, KVM_XEN_HVM_SET_ATTR, &a));
}

/* A VM for a Xen guest. Gives the bits of KVM_CAP_XEN_HVM. */
static int new_xen_vm(int needed, const char *without)
{
	struct kvm_xen_hvm_config config = { .msr = 0x40000000 };
	int bits;

	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	bits = ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_XEN_HVM);
	if (!(bits & needed))
		cannot(without);
	if (ioctl(vm, KVM_XEN_HVM_CONFIG, &config))
		cannot("KVM_XEN_HVM_CONFIG failed");
	return bits;
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static int unexpected;

#define GPA 0x10000ul
#define UNTOUCHED 0xaa

enum { STATE, PADDING, ENTRY, TIMES, FIELDS = TIMES + 4 };
static const char *const name[FIELDS] = { "state",   "padding", "state_entry_time", "time[0]",
					  "time[1]", "time[2]", "time[3]" };

static const __u64 times[4] = { 0x0101010202020303, 0x0304040405050506, 0x0607070708080809,
				0x0a0b0b0c0c0d0d0e };
static unsigned char *page[2], both[2 * PAGE];
static __u64 sum;

static __u64 value_of(int field)
{
	switch (field) {
	case STATE:
		return 2;
	case PADDING:
		return 0;
	case ENTRY:
		return sum;
	}
	return times[field - TIMES];
}

static int size_of(int field, int abi64)
{
	if (field == PADDING)
		return abi64 ? 4 : 0;
	return field == STATE ? 4 : 8;
}

/* Fields of one place, by name. */
struct list {
	char names[128];
};

static void add(struct list *list, const char *field)
{
	size_t used = strlen(list->names);

	snprintf(list->names + used, sizeof(list->names) - used, "%s%s", used ? ", " : "", field);
}

static const char *or_none(const struct list *list)
{
	return *list->names ? list->names : "none";
}

static int outside_is_untouched(int from, int to)
{
	int i;

	for (i = 0; i < 2 * PAGE; i++)
		if ((i < from || i >= to) && both[i] != UNTOUCHED)
			return 0;
	return 1;
}

/* Where the fields lie, as found in memory. */
static const char *found(int offset, int abi64)
{
	static char text[512];
	struct list on_a = { "" }, across = { "" }, on_b = { "" };
	const char *padding = "none";
	int at = offset, field, flag = 0;

	memcpy(both, page[0], PAGE);
	memcpy(both + PAGE, page[1], PAGE);
	if (outside_is_untouched(0, 0))
		return "accepted, nothing written yet"; /* up to 6.1 */
	for (field = 0; field < FIELDS; at += size_of(field, abi64), field++) {
		int size = size_of(field, abi64);
		__u64 value = value_of(field);

		if (!size)
			continue;
		if (field == PADDING)
			padding = memcmp(both + at, &value, size) ? "left alone" : "zeroed";
		else if (memcmp(both + at, &value, size))
			return "a field is not at its place";
		if (field == ENTRY)
			flag = at + 7; /* the update flag is its highest bit */
		add(at + size <= PAGE ? &on_a : at >= PAGE ? &on_b : &across, name[field]);
	}
	if (!outside_is_untouched(offset, at))
		return "a byte outside the record was written";
	snprintf(text, sizeof(text),
		 "page A: %s; across: %s; page B: %s; flag byte on %c; padding %s", or_none(&on_a),
		 or_none(&across), or_none(&on_b), flag < PAGE ? 'A' : 'B', padding);
	return text;
}

/* Where a range of offsets begins in which the same comes. Up to 6.1 the one that matters is 0xfd1, in both ABIs. */
static const int begins[2][16] = {
	{ 0xfc0, 0xfd1, 0xfd5, 0xfdc, 0xfdd, 0xfe4, 0xfe5, 0xfec, 0xfed, 0xff4, 0xff5, 0xffc,
	  0xffd, PAGE },
	{ 0xfc0, 0xfd1, 0xfd8, 0xfd9, 0xfe0, 0xfe1, 0xfe8, 0xfe9, 0xff0, 0xff1, 0xff8, 0xff9,
	  0xffc, 0xffd, PAGE },
};

/* Tries all offsets of a range, and prints what came at each of them. */
static void try_range(int abi64, int first, int end, int split_is_taken)
{
	char all[512] = "";
	int offset;

	for (offset = first; offset < end; offset++) {
		const char *answer, *came;

		memset(page[0], UNTOUCHED, PAGE);
		memset(page[1], UNTOUCHED, PAGE);
		answer = set_addr(GPA + offset);
		/* one cache, up to 6.1, counts 48 bytes in both ABIs */
		if (strcmp(answer, offset + 48 > PAGE && !split_is_taken ? "EINVAL" : "ok"))
			unexpected = 1;
		came = strcmp(answer, "ok") ? answer : found(offset, abi64);
		if (!strncmp(came, "a ", 2))
			unexpected = 1;
		if (*all && strcmp(came, all)) {
			came = "not the same at all of them";
			unexpected = 1;
		}
		snprintf(all, sizeof(all), "%s", came);
	}
	printf("at-%d-%x: %d-bit record, offset 0x%x to 0x%x -> %s\n", abi64 ? 64 : 32, first,
	       abi64 ? 64 : 32, first, end - 1, all);
}

static void walk(int abi64, int split_is_taken)
{
	const int *begin;

	set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, abi64);
	for (begin = begins[abi64]; *begin < PAGE; begin++)
		try_range(abi64, begin[0], begin[1], split_is_taken);
}

int main(void)
{
	struct kvm_clock_data clock = {
		.clock = 0x7fffffffffffffff
	}; /* no entry time is in the future */
	struct record data = { .state = 2 };
	char *hva = new_pages(64);
	int bits = new_xen_vm(NEEDS_RUNSTATE), i;

	for (i = 0; i < 2; i++) {
		struct kvm_userspace_memory_region r = { .slot = i,
							 .guest_phys_addr = GPA + i * PAGE,
							 .memory_size = PAGE };

		/* page B lies below page A in the host */
		page[i] = (unsigned char *)hva + (i ? 0 : 40 * PAGE);
		r.userspace_addr = (unsigned long)page[i];
		ioctl(vm, KVM_SET_USER_MEMORY_REGION, &r);
		data.time[2 * i] = times[2 * i];
		data.time[2 * i + 1] = times[2 * i + 1];
		sum += times[2 * i] + times[2 * i + 1];
	}
	data.entry = sum;
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	if (ioctl(vm, KVM_SET_CLOCK, &clock) || strcmp(set_record(RUNSTATE_DATA, data), "ok"))
		cannot("RUNSTATE_DATA is refused");
	walk(0, bits & KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG);
	walk(1, bits & KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG);
	return unexpected;
}
