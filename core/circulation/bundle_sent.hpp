#pragma once

#include <vector>

#include "core/circulation/case_bundle.hpp"
#include "core/circulation/circulation.hpp"
#include "core/outbox/outbox_message.hpp"

namespace quorate::core {

/// The mails that somebody was written, of every kind, as far as they may have left: about the
/// meetings, papers, polls and limits of this family, and those about none. What one is and when it
/// left, never what it said.
BundlePart mails_to(UnitOfWork& work, const FamilyCase& family, const BundleSubject& subject);

/// "A request for the report": what such a mail is, to whoever it went to.
std::string_view mail_words(const OutboxMessage& message);

/// One of their copies: when it was sent and opened, and what became of it. `copies` are all of its
/// meeting. What was in it is about the family.
BundleEntry copy_entry(const Circulation& sent, const std::vector<CirculationRow>& copies);

}  // namespace quorate::core
