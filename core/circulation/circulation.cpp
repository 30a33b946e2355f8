#include "core/circulation/circulation.hpp"

#include <algorithm>
#include <array>

#include "core/support/link_tokens.hpp"

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

// In the order of the enumeration.
constexpr std::array<Row, 7> deliveries{{{"no_address", "No e-mail address: give by hand"},
                                         {"queued", "Waiting to be sent"},
                                         {"accepted", "Taken over by their mail server"},
                                         {"failed", "Could not be delivered"},
                                         {"opened", "Opened"},
                                         {"revoked", "Taken back"},
                                         {"held", "Held, and not sent yet: see the meeting"}}};

}  // namespace

std::string papers_link_token(const LinkTokens& links, const Circulation& row)
{
    return links.known_token(
        papers_link_purpose, row.id.text(), row.link_generation, row.link_hash);
}

std::string_view code(CirculationKind kind)
{
    return kind == CirculationKind::minutes ? "minutes" : "actions";
}

InformationUse use_of(const Circulation& papers)
{
    if (papers.kind == CirculationKind::actions) return InformationUse::action_to_owner;
    return papers.family_member ? InformationUse::minutes_to_family
                                : InformationUse::minutes_to_professional;
}

std::optional<int> sent_before(const Circulation& copy, const std::vector<Amendment>& amendments)
{
    if (copy.kind != CirculationKind::minutes) return std::nullopt;
    for (const Amendment& each : amendments) {
        if (each.made_at < copy.sent_at) continue;
        if (std::ranges::count(copy.released.amendments, each.id) > 0) continue;
        if (copy.family_member && !each.visible_to_family) continue;
        if (!has_part_of(copy.released, each)) continue;
        return each.number;
    }
    return std::nullopt;
}

Delivery delivery_of(const CirculationRow& row)
{
    if (row.circulation.revoked_at) return Delivery::revoked;
    if (row.circulation.opened_at) return Delivery::opened;
    const std::string& state = row.message_state;
    if (state.empty()) return Delivery::no_address;
    if (state == "sent") return Delivery::accepted;
    if (state == "held") return Delivery::held;
    if (state == "failed" || state == "bounced" || state == "cancelled") return Delivery::failed;
    return Delivery::queued;
}

std::string_view code(Delivery delivery)
{
    return deliveries[static_cast<std::size_t>(delivery)].code;
}

std::string_view label(Delivery delivery)
{
    return deliveries[static_cast<std::size_t>(delivery)].label;
}

}  // namespace quorate::core
