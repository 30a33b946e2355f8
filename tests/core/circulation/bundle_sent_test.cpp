#include "core/circulation/bundle_sent.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

CirculationRow copy(const char* id, const char* sent_at)
{
    CirculationRow row;
    row.circulation.id = CirculationId{id};
    row.circulation.invitee = InviteeId{"seat-1"};
    row.circulation.sent_at = test::at(sent_at);
    return row;
}

std::string last_line(const CirculationRow& row, const std::vector<CirculationRow>& copies)
{
    const BundleEntry entry = copy_entry(row.circulation, copies);
    return entry.lines.back().label + ": " + entry.lines.back().words.reveal();
}

TEST(MailsInABundle, SayWhatEachKindIs)
{
    std::set<std::string_view> words;
    for (const MessageKind kind : all_message_kinds()) {
        OutboxMessage mail;
        mail.kind = kind;
        EXPECT_NE(mail_words(mail), "A mail") << code(kind);
        EXPECT_TRUE(words.insert(mail_words(mail)).second) << code(kind);
    }
}

TEST(CopiesInABundle, AreReplacedByACorrectedCopyOrTakenBack)
{
    CirculationRow old = copy("c-1", "2026-11-26T09:00");
    old.circulation.revoked_at = test::at("2026-12-01T10:00");
    EXPECT_EQ(last_line(old, {old}), "Taken back: Tuesday 1 December 2026 at 10:00");

    CirculationRow newer = copy("c-2", "2026-12-01T10:00");
    EXPECT_EQ(last_line(old, {newer, old}),
              "Replaced by a newer copy: Tuesday 1 December 2026 at 10:00");

    newer.circulation.released.amendments = {AmendmentId{"a-1"}};
    EXPECT_EQ(last_line(old, {newer, old}),
              "Replaced by a corrected copy: Tuesday 1 December 2026 at 10:00");
    EXPECT_EQ(last_line(newer, {newer, old}), "Sent: Tuesday 1 December 2026 at 10:00");

    newer.circulation.invitee = InviteeId{"seat-2"};
    EXPECT_EQ(last_line(old, {newer, old}), "Taken back: Tuesday 1 December 2026 at 10:00");
}

}  // namespace
}  // namespace quorate::core
