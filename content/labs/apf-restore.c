/*
 * The registers of kernel async page faults, saved and written back: what can be read, what is refused, and what
 * is the guest told when they are enabled?
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
#include <unistd.h>

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

static __attribute__((noreturn)) void cannot(const char *why)
{
	printf("cannot: %s\n", why);
	exit(77);
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static int kvm, vm, vcpu;

static void set_slot(int slot, int flags, unsigned long gpa, unsigned long size, void *hva)
{
	struct kvm_userspace_memory_region r = {
		.slot = slot,
		.flags = flags,
		.guest_phys_addr = gpa,
		.memory_size = size,
		.userspace_addr = (unsigned long)hva,
	};

	if (ioctl(vm, KVM_SET_USER_MEMORY_REGION, &r))
		cannot("KVM_SET_USER_MEMORY_REGION failed");
}

#define EN 0x4b564d02
#define INT 0x4b564d06
#define ACK 0x4b564d07
#define AREA 0x8000ul
#define NO_SLOT 0x20000ul
#define ENABLE 0x9 /* enabled, by interrupt; the address of the shared area is above */
#define VECTOR 0xf3

/* The area that KVM and the guest share. */
static volatile struct {
	__u32 flags;
	__u32 token;
} *area;

struct msr_list {
	struct kvm_msrs head;
	struct kvm_msr_entry entry[3];
};

/* Gives the number of registers that were written. */
static int set_msrs(struct msr_list list, int n)
{
	list.head.nmsrs = n;
	return ioctl(vcpu, KVM_SET_MSRS, &list);
}

static const char *set_msr(__u32 index, __u64 value)
{
	struct msr_list list = { .entry = { { .index = index, .data = value } } };

	return set_msrs(list, 1) == 1 ? "accepted" : "refused";
}

static const char *get_msr(__u32 index)
{
	struct msr_list list = { .head.nmsrs = 1, .entry = { { .index = index } } };
	static char text[32];

	if (ioctl(vcpu, KVM_GET_MSRS, &list) != 1)
		return "refused";
	snprintf(text, sizeof(text), "%#llx", list.entry[0].data);
	return text;
}

/* The guest writes to a port and jumps back: each KVM_RUN ends there. Its interrupts are off. */
static const char code[] = { 0xe6, 0x10, 0xeb, 0xfc };

static void new_vm(void)
{
	struct kvm_regs regs = { .rip = 0x1000, .rflags = 2 };
	struct kvm_sregs sregs;
	char *memory = new_pages(2);

	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	if (ioctl(vm, KVM_CREATE_IRQCHIP, 0))
		cannot("KVM_CREATE_IRQCHIP failed");
	memcpy(memory, code, sizeof(code));
	area = (void *)(memory + PAGE);
	set_slot(0, 0, 0x1000, PAGE, memory);
	set_slot(1, 0, AREA, PAGE, memory + PAGE);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	if (vcpu < 0)
		cannot("KVM_CREATE_VCPU failed");
	ioctl(vcpu, KVM_GET_SREGS, &sregs);
	sregs.cs.base = 0;
	sregs.cs.selector = 0;
	ioctl(vcpu, KVM_SET_SREGS, &sregs);
	ioctl(vcpu, KVM_SET_REGS, &regs);
}

static const char *token(void)
{
	static char text[32];

	snprintf(text, sizeof(text), "%#x", area->token);
	return text;
}

static const char *token_after_run(void)
{
	ioctl(vcpu, KVM_RUN, 0);
	return token();
}

#define SPIV 0xf0 /* spurious vector register of the local APIC; bit 8 enables it */
#define IRR 0x200 /* interrupts that wait, 32 in a register */

static void enable_lapic(void)
{
	struct kvm_lapic_state lapic;

	ioctl(vcpu, KVM_GET_LAPIC, &lapic);
	lapic.regs[SPIV + 1] |= 1;
	ioctl(vcpu, KVM_SET_LAPIC, &lapic);
}

static const char *vector_waits(void)
{
	struct kvm_lapic_state lapic;

	ioctl(vcpu, KVM_GET_LAPIC, &lapic);
	return lapic.regs[IRR + VECTOR / 32 * 16 + VECTOR % 32 / 8] >> VECTOR % 8 & 1 ? "yes" :
											"no";
}

static void registers(void)
{
	const struct msr_list list = { .entry = { { .index = INT, .data = VECTOR },
						  { .index = EN, .data = NO_SLOT | ENABLE },
						  { .index = INT, .data = VECTOR + 1 } } };
	char written[16];

	see("no-slot", "EN, the area where there is no memslot", set_msr(EN, NO_SLOT | ENABLE),
	    "refused");
	snprintf(written, sizeof(written), "%d", set_msrs(list, 3));
	see("stops", "KVM_SET_MSRS of INT, this EN, and INT once more; registers written", written,
	    "1");
	see("stopped-int", "INT then reads as", get_msr(INT), "0xf3");
	see("enable", "EN, the area in a memslot", set_msr(EN, AREA | ENABLE), "accepted");
	see("read-en", "EN reads as", get_msr(EN), "0x8009");
	see("read-ack", "ACK reads as", get_msr(ACK), "0");
}

int main(void)
{
	new_vm();
	registers();
	see("lapic-off", "local APIC disabled by software; KVM_RUN; token in the area",
	    token_after_run(), "0");
	enable_lapic();
	see("wake-all", "KVM_SET_LAPIC enables it; KVM_RUN; token in the area", token_after_run(),
	    "0xffffffff");
	see("vector", "the vector waits in the local APIC", vector_waits(), "yes");

	area->token = 5; /* as if an event had been taken into the snapshot */
	see("enable-again", "a token 5 in the area, EN written again", set_msr(EN, AREA | ENABLE),
	    "accepted");
	see("token-left", "KVM_RUN; token in the area", token_after_run(), "0x5");
	area->token = 0;
	see("ack", "the area is cleared, ACK written", set_msr(ACK, 1), "accepted");
	see("after-ack", "token in the area", token_after_run(), "0xffffffff");
	return unexpected;
}
