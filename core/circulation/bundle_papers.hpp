#pragma once

#include <optional>

#include "core/circulation/case_bundle.hpp"
#include "core/circulation/child_gate.hpp"
#include "core/circulation/disclosure.hpp"

namespace quorate::core {

/// Who asks, as the gate of one meeting's record knows them.
struct BundleReader {
    std::optional<ChildReader> child = {};
    std::optional<FamilyMemberId> member = {};
    Recipient kind = Recipient::nobody;  // of a member: what their seat makes them
    SeatChoice choice = {};              // of a member: what the chair gives that seat
};

/// Adds what of a meeting's record the reader may have, and counts the rest by reason.
void add_papers(BundleEntry& entry,
                HeldBackCount& held,
                const BundleReader& reader,
                const Papers& papers);

}  // namespace quorate::core
