#include "core/pack/pack_by_link.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "tests/support/pack_desk.hpp"
#include "tests/support/trusted_device.hpp"

namespace quorate::core {
namespace {

class PackByLinks : public test::PackDesk<test::MeetingTest> {
protected:
    std::string token(const SeatHolder& who) { return link_of(seat_of(meeting_, who)); }

    Result<PackByLink> look(const SeatHolder& who)
    {
        const std::string link = token(who);
        return database().read(
            [&](UnitOfWork& work) { return view_pack_by_link(work, tools(), link); });
    }

    Result<PackByLink> open(const SeatHolder& who)
    {
        const std::string link = token(who);
        return database().transact([&](UnitOfWork& work) {
            return open_pack_by_link(work, tools(), seal_text_, link, opener(work, link));
        });
    }

    // On a device that is trusted for whoever has the link.
    PackOpener opener(UnitOfWork& work, const std::string& link)
    {
        return {.device = test::trusted_device(
                    work, links_, random_, pack_door(work, tools(), link), clock_.now()),
                .network = "203.0.113.0/24"};
    }

    void release()
    {
        report_of(nurse(), "Missed visits");
        ASSERT_TRUE(compose({}));
        ASSERT_EQ(job_at("2026-11-23T10:00"), 4);
    }
};

TEST_P(PackByLinks, HaveNothingBeforeItIsReleased)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));

    EXPECT_EQ(look(police()).error().refusal, Refusal::not_found);
    EXPECT_EQ(open(police()).error().refusal, Refusal::not_found);
}

TEST_P(PackByLinks, ShowThePackOnlyWhenItIsOpenedAndKeepThatItWas)
{
    release();

    const auto shown = look(police());
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->pack_version, 1);
    EXPECT_TRUE(shown->read.empty());
    const auto read = open(police());
    ASSERT_TRUE(read);
    ASSERT_EQ(read->read.size(), 1U);
    EXPECT_EQ(read->read[0].from, "Health trust");
    ASSERT_EQ(read->read[0].parts.size(), 1U);
    EXPECT_EQ(read->read[0].parts[0].number, 1);
    EXPECT_EQ(read->read[0].parts[0].text.reveal(), "Missed visits");

    clock_.set(test::at("2026-11-23T11:00"));
    ASSERT_TRUE(open(police()));
    int opened = 0;
    for (const PackReaderRow& row : board().readers)
        if (row.reader.opened_at) {
            ++opened;
            EXPECT_EQ(row.reader.opened_at, test::at("2026-11-23T10:00"));
            EXPECT_EQ(row.reader.openings, 2);
        }
    EXPECT_EQ(opened, 1);
    const std::string actor = "link:" + seat_of(meeting_, police()).invitee.id.text();
    const auto audited = database().read(
        [&](UnitOfWork& work) { return work.audit.of_actor(test::authority_1, actor, 0, 10); });
    EXPECT_EQ(audited.size(), 2U);
}

TEST_P(PackByLinks, OpenOnNoDeviceThatIsNotTrustedForTheirReader)
{
    release();
    const std::string link = token(police());
    const std::string of_another = token(nurse());

    const auto opened = database().transact([&](UnitOfWork& work) {
        return open_pack_by_link(work, tools(), seal_text_, link, opener(work, of_another));
    });

    EXPECT_EQ(opened.error().refusal, Refusal::not_signed_in);
    test::run(temp_.pool(), "update contact set active = 0 where id = 'contact-police'");
    EXPECT_EQ(open(police()).error().refusal, Refusal::link_stopped) << "they have left";
}

TEST_P(PackByLinks, NumberPartsThroughAndMarkWhatIsLate)
{
    release();
    clock_.set(test::at("2026-11-24T09:00"));
    report_of(police(), "Called twice");
    report_of(nurse(), "Seen since");
    ASSERT_EQ(job_at("2026-11-24T10:00"), 4);

    const auto read = open(police());

    ASSERT_TRUE(read && read->read.size() == 3U);
    EXPECT_FALSE(read->read[0].late_since);
    EXPECT_EQ(read->read[1].late_since, test::at("2026-11-24T10:00"));
    EXPECT_EQ(read->read[2].parts.at(0).number, 3);
    EXPECT_GT(read->read[0].replaced_by, 1);
}

TEST_P(PackByLinks, NeverShowItToTheFamily)
{
    release();

    EXPECT_EQ(look(mother()).error().refusal, Refusal::not_found);
    EXPECT_EQ(open(mother()).error().refusal, Refusal::not_found);
}

TEST_P(PackByLinks, StopForWhoeverMustNotReadItAnyMore)
{
    release();
    ASSERT_TRUE(open(police()));
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
              "flagged_by, flagged_at) values ('x1', 'authority-1', 'case-1', 'contact-police', "
              "'r', 'worker-1', 0)");
    EXPECT_EQ(open(police()).error().refusal, Refusal::link_stopped);
    test::run(temp_.pool(), "update invitee set reply = 'wrong_person' where user_id = 'worker-1'");
    EXPECT_EQ(open({.user = UserId{"worker-1"}}).error().refusal, Refusal::link_stopped);
    test::run(temp_.pool(), "update meeting set status = 'cancelled'");
    EXPECT_EQ(open(nurse()).error().refusal, Refusal::link_stopped);
}

TEST_P(PackByLinks, GiveNoFileThatIsNotInThePack)
{
    release();
    const std::string link = token(police());

    const auto file = database().transact([&](UnitOfWork& work) {
        return pack_file_by_link(work, tools(), link, opener(work, link), ReportFileId{"none"});
    });

    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().refusal, Refusal::not_found);
}

QUORATE_ON_EVERY_DATABASE(PackByLinks);

}  // namespace
}  // namespace quorate::core
