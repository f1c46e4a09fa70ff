// What comes from another PC: a pack as it lies in its file, the pairing file, and, behind a seal that holds,
// what a pack says.
#include "fuzz.h"

#include "store/organisation.h"
#include "store/pack_body.h"
#include "store/pack_format.h"
#include "store/trouble.h"

using namespace mq;

namespace {

/// Throws nothing but Trouble, whose sentence is told.
template <class Work>
void answered(Work&& work) {
    try {
        work();
    } catch (const store::Trouble& e) {
        fuzz::must_be_told(e.error());
    }
}

store::Organisation organisation() {
    store::Organisation out;
    out.id = *parse_uuid("019ab429-5900-71ba-8a02-3eca26d4b732");
    out.name = "Minh An";
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes_of(data, size);
    const store::Organisation ours = organisation();
    answered([&] { static_cast<void>(store::open_pack(ours, bytes)); });
    if (const auto pairing = store::read_pairing(bytes); !pairing)
        fuzz::must_be_told(pairing.error());
    answered([&] {
        const store::InvitationBody body = store::invitation_from(bytes, ours.id);
        fuzz::must_hold(
            store::to_text(store::invitation_from(store::to_text(body), ours.id)) == store::to_text(body),
            "an invitation that was read is written and read as it is");
    });
    answered([&] {
        const store::ResultBody body = store::result_from(bytes, ours.id, ours.id);
        fuzz::must_hold(store::to_text(store::result_from(store::to_text(body), ours.id, ours.id)) ==
                            store::to_text(body),
                        "a result that was read is written and read as it is");
    });
    return 0;
}
