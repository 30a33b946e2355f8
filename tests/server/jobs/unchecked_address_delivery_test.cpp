#include <gtest/gtest.h>

#include <algorithm>

#include "core/delivery/delivery_store.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/directory/address_check.hpp"
#include "core/directory/allowed_domain_store.hpp"
#include "core/directory/contacts.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

using namespace core;

using test::authority_1;

const ContactId officer{"contact-police"};
const Email address{"lee@police.example"};

class UncheckedAddress : public test::DeliveryTest {
protected:
    void SetUp() override
    {
        DeliveryTest::SetUp();
        database().write([&](UnitOfWork& work) {
            return work.deliveries.mark_unchecked(authority_1, officer, address, clock_.now());
        });
        MeetingDraft draft = conference();
        draft.invitees = {contact("contact-police"), contact("contact-nurse")};
        meeting_ = scheduled(draft).id;
        worker_with(mailer_)->run_once();
    }

    bool wrote_to(const std::string& email) const
    {
        return std::ranges::any_of(
            mailer_.sent, [&](const auto& each) { return each.first.recipient == Email{email}; });
    }

    std::string why_held()
    {
        for (const OutboxMessage& each : messages(meeting_))
            if (each.to == address && each.state == MessageState::held) return each.last_code;
        return {};
    }

    test::KeepingMailer mailer_;
    MeetingId meeting_;
};

TEST_P(UncheckedAddress, IsSentNothingOfAFamilyAndHoldsUpNobodyElse)
{
    EXPECT_FALSE(wrote_to("lee@police.example"));
    EXPECT_EQ(why_held(), "unchecked_address");
    EXPECT_TRUE(wrote_to("noor@nhs.example"));
}

TEST_P(UncheckedAddress, IsSentWhatWaitedOnceSomebodyRangThem)
{
    const InviteeId seat = seat_of(meeting_, {.contact = officer}).invitee.id;
    const auto page = database().transact([&](UnitOfWork& work) {
        return stopped_seat(work, tools(), test::person("support-1"), meeting_, seat);
    });
    ASSERT_TRUE(page);
    EXPECT_EQ(page->why, "unchecked_address");

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return say_address_right(work,
                                 tools(),
                                 test::person("support-1"),
                                 {.meeting = meeting_, .seat = seat, .proof = "they_said"});
    }));
    worker_with(mailer_)->run_once();

    EXPECT_TRUE(wrote_to("lee@police.example"));
}

TEST_P(UncheckedAddress, OutsideTheAllowedDomainsIsNotCheckedByACallAndItIsSaidWhatHelps)
{
    database().write([](UnitOfWork& work) {
        return work.allowed_domains.add({.authority = authority_1,
                                         .kind = AgencyKind::police,
                                         .domain = ".police.uk",
                                         .added_by = {},
                                         .added_at = {}});
    });
    const InviteeId seat = seat_of(meeting_, {.contact = officer}).invitee.id;

    const auto refused = database().transact([&](UnitOfWork& work) {
        return say_address_right(work,
                                 tools(),
                                 test::person("support-1"),
                                 {.meeting = meeting_, .seat = seat, .proof = "they_said"});
    });

    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 1U);
    EXPECT_NE(refused.error().fields[0].message.find("have a message ask them"), std::string::npos);
}

TEST_P(UncheckedAddress, IsSentWhatWaitedOnceItIsCheckedInTheDirectory)
{
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return check_contact_address(work, clock_, test::person("support-1"), officer, "telephone");
    }));
    worker_with(mailer_)->run_once();

    EXPECT_TRUE(wrote_to("lee@police.example"));
}

TEST_P(UncheckedAddress, IsAskedByAMailThatNamesNobodyAndIsSentWhatWaitedOnceItAnswers)
{
    const AddressLinkTools asking{.clock = clock_, .random = random_, .links = links_};
    const auto link = database().transact([&](UnitOfWork& work) {
        return send_address_link(work, asking, test::person("support-1"), officer);
    });
    ASSERT_TRUE(link);
    test::KeepingMailer asked;
    worker_with(asked)->run_once();
    ASSERT_EQ(asked.sent.size(), 1U);
    EXPECT_EQ(asked.sent[0].first.recipient, address);
    const std::string mail = test::mail_content(asked.sent[0].second);
    EXPECT_NE(mail.find("Subject: Is this your address?"), std::string::npos) << mail;
    EXPECT_NE(mail.find("/v/"), std::string::npos) << mail;
    for (const char* secret : {"Lee", "EX-2041", "onference", "Testwood", "text/calendar"})
        EXPECT_EQ(mail.find(secret), std::string::npos) << secret << mail;

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return answer_address_link(
            work, asking, links_.token(address_link_purpose, link->id.text(), 1), true, "");
    }));
    worker_with(mailer_)->run_once();

    EXPECT_TRUE(wrote_to("lee@police.example"));
}

QUORATE_ON_EVERY_DATABASE(UncheckedAddress);

}  // namespace
}  // namespace quorate::server
