#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "core/meetings/seats.hpp"
#include "core/pack/pack_store.hpp"
#include "server/jobs/pack_watcher.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"
#include "tests/support/report_files.hpp"

namespace quorate::server {
namespace {

// It is ten on Friday 20 November 2026; the meeting is on Wednesday 25 at ten.
class PackPages : public test::RecordService {
protected:
    PackPages()
    {
        link_ = linked("seat-police");
        service.clock().set(test::at("2026-11-20T10:00"));
        const auto recorded = send_report("seat-nurse");
        EXPECT_EQ(recorded.status(), 201) << recorded.body();
    }

    std::string linked(const std::string& seat)
    {
        const core::LinkTokens& links = service.app().links;
        const std::string token = links.token(core::seat_link_purpose, seat, 1);
        test::run(
            service.app().pool,
            "update invitee set link_hash = '" + links.hash(token) + "' where id = '" + seat + "'");
        return "/i/" + token;
    }

    // "%PDF-1.7\n" in base64.
    test::Answer send_report(const std::string& seat)
    {
        return service.as("bs").post_json(
            "/api/v1" + meeting + "/reports",
            R"({"invitee":")" + seat +
                R"(","way":"uploaded","received_on":"2026-11-19",)"
                R"("file":{"name":"Canary notes.pdf","content":"JVBERi0xLjcK"}})");
    }

    test::Answer compose(const Fields& fields) { return by("bs", "/pack", fields); }

    int look(const char* when)
    {
        service.clock().set(test::at(when));
        return PackWatcher{service.database(), meeting_tools(service.app())}.run_once();
    }

    std::string link_;
};

TEST_F(PackPages, SayWhatIsThereWhatIsMissingAndThatNobodyGetsIt)
{
    const auto page = service.as("bs").get(meeting + "/pack");

    ASSERT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Nobody has put the pack together yet")) << page.body();
    EXPECT_TRUE(page.says("Monday 23 November 2026 at 10:00"));
    EXPECT_TRUE(page.says("Health trust"));
    EXPECT_TRUE(page.says("Police protection unit"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("Put the pack together"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/reports").says("The pack for the professionals"));
    EXPECT_FALSE(service.as("sw").get(meeting + "/pack").says("On which day is it released?"));
    EXPECT_EQ(service.as("am").get(meeting + "/pack").status(), 403);
    EXPECT_EQ(service.nobody().get(link_ + "/pack").status(), 404);
}

TEST_F(PackPages, ReleaseItAtItsTimeToWhoReadsItBehindTheirLink)
{
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", "24/11/2026"}, {"release_time", "9:30"}})
                  .status(),
              303);
    EXPECT_TRUE(service.as("bs").get(meeting + "/pack").says("Tuesday 24 November 2026 at 09:30"));
    EXPECT_FALSE(service.as("bs").get(meeting).says("Nobody gets them until"));
    EXPECT_EQ(look("2026-11-24T09:29"), 0);
    EXPECT_EQ(service.nobody().get(link_ + "/pack").status(), 404);
    EXPECT_EQ(look("2026-11-24T09:30"), 4);

    const auto closed = service.nobody().get(link_ + "/pack");
    EXPECT_EQ(closed.status(), 200);
    for (const char* secret : {"Testwood", "Rowan", "EX-2041", "Noor", "Health trust", "Canary"})
        EXPECT_FALSE(closed.says(secret)) << secret;
    EXPECT_TRUE(service.nobody().get(link_).says("Read the papers for this meeting"));
    EXPECT_TRUE(closed.says("l\xE2\x80\xA6@police.example"));
    service.nobody().post(link_ + "/pack/code", {{"do", "send"}});
    const std::string asked = "A code was asked for and not entered: Tue 24 Nov at 09:30";
    EXPECT_TRUE(service.as("bs").get(meeting + "/pack").says(asked));
    auto reader = test::reader_of(service, link_ + "/pack");
    EXPECT_FALSE(service.as("bs").get(meeting + "/pack").says(asked));
    EXPECT_TRUE(reader.get(link_ + "/pack").says("Open the papers"));
    const auto led = reader.post(link_ + "/pack", {{"do", "open"}});
    EXPECT_EQ(led.status(), 303) << "there is no form to be sent again";
    const auto opened = test::followed(reader, led);
    EXPECT_TRUE(opened.says("Item 1: report of Health trust")) << opened.body();
    EXPECT_FALSE(service.nobody().get(led.header("Location")).says("Item 1"));
    EXPECT_TRUE(opened.says("Get report-health-1.pdf (1 KB)")) << opened.body();
    EXPECT_FALSE(opened.says("Canary")) << "the name under which it was sent may be a child's";
    EXPECT_EQ(opened.header("Cache-Control"), "no-store");
    EXPECT_EQ(service.nobody().post(link_ + "/pack", {{"file", opened.field("file")}}).status(),
              401);
    const auto file = reader.post(link_ + "/pack", {{"file", opened.field("file")}});
    EXPECT_EQ(file.status(), 200);
    EXPECT_EQ(file.body(), "%PDF-1.7\n");
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"report-health-1.pdf\"");
    EXPECT_EQ(service.nobody().get(linked("seat-mother") + "/pack").status(), 404);

    const auto ledger = service.as("bs").get(meeting + "/pack");
    EXPECT_TRUE(ledger.says("Lee Fixture"));
    EXPECT_TRUE(ledger.says("Tue 24 Nov at 09:30"));
    EXPECT_TRUE(ledger.says("Not yet"));
}

TEST_F(PackPages, MarkWhatCameLate)
{
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", ""}}).status(), 303);
    ASSERT_EQ(look("2026-11-23T10:00"), 4);
    ASSERT_EQ(send_report("seat-school").status(), 201);
    EXPECT_TRUE(service.as("bs").get(meeting + "/pack").says("as a late supplement"));
    ASSERT_EQ(look("2026-11-23T11:00"), 4);

    auto reader = test::reader_of(service, link_ + "/pack");
    const auto opened = test::opened(reader, link_ + "/pack");

    EXPECT_TRUE(opened.says("Version 2 (late supplement: item 2)")) << opened.body();
    EXPECT_TRUE(opened.says("Late supplement, added on Monday 23 November 2026 at 11:00."));
    EXPECT_TRUE(service.as("cc").get(meeting + "/pack").says("Late supplement, Mon 23 Nov"));
}

TEST_F(PackPages, AreAPdfWithAListInFrontAndFilesByTheirNumbers)
{
    // A program that gives the HTML it was given.
    service.app().pdf = std::make_unique<PdfRenderer>(
        std::vector<std::string>{"/bin/sh", "-c", "printf '%%PDF-'; cat"});
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", ""}}).status(), 303);
    ASSERT_EQ(look("2026-11-23T10:00"), 4);
    ASSERT_EQ(send_report("seat-school").status(), 201);
    ASSERT_EQ(look("2026-11-23T11:00"), 4);
    const std::string url = link_ + "/pack/pdf";
    EXPECT_EQ(service.nobody().post(url, {}).status(), 401);

    auto reader = test::reader_of(service, link_ + "/pack");
    EXPECT_TRUE(test::opened(reader, link_ + "/pack").says("action=\"" + url + "\""));
    EXPECT_TRUE(reader.get(url).says("Open the papers")) << "programs that check mail follow links";
    const auto pdf = reader.post(url, {});

    ASSERT_EQ(pdf.status(), 200) << pdf.body();
    EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
    EXPECT_EQ(pdf.header("Cache-Control"), "no-store");
    for (const char* words : {"What is in these papers",
                              "Item 1: report of Health trust",
                              "Late supplement, added on Monday 23 November 2026 at 11:00.",
                              "report-health-1.pdf (1 KB). It is a file of its own"})
        EXPECT_TRUE(pdf.says(words)) << words << pdf.body();
    for (const char* secret : {"Canary", "%PDF-1.7", "Testwood", "EX-2041"})
        EXPECT_FALSE(pdf.says(secret)) << secret;
}

TEST_F(PackPages, AreThereAgainForAWhileOnTheDeviceThatOpenedThem)
{
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", ""}}).status(), 303);
    ASSERT_EQ(look("2026-11-23T10:00"), 4);
    auto reader = test::reader_of(service, link_ + "/pack");
    const std::string to = reader.post(link_ + "/pack?size=large", {}).header("Location");
    EXPECT_NE(to.find("size=large"), std::string::npos) << to;

    EXPECT_TRUE(reader.get(to).says("Item 1: report of Health trust"));
    EXPECT_FALSE(reader.get(to + "0").says("Item 1"));
    EXPECT_FALSE(service.nobody().get(to).says("Item 1"));
    service.clock().advance(std::chrono::minutes{16});
    EXPECT_TRUE(reader.get(to).says("Open the papers"));
}

TEST_F(PackPages, AreNotOpenedByAPdfThatCouldNotBeMade)
{
    service.app().pdf =
        std::make_unique<PdfRenderer>(std::vector<std::string>{"/bin/sh", "-c", "exit 1"});
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", ""}}).status(), 303);
    ASSERT_EQ(look("2026-11-23T10:00"), 4);
    auto reader = test::reader_of(service, link_ + "/pack");
    test::run(service.app().pool, "update meeting_pack_reader set opened_at = null");

    EXPECT_EQ(reader.post(link_ + "/pack/pdf", {}).status(), 502);

    EXPECT_EQ(service.app().database.read([](core::UnitOfWork& work) {
        return std::ranges::count_if(
            work.packs.readers(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"}),
            [](const core::PackReader& each) { return each.opened_at.has_value(); });
    }),
              0);
}

TEST_F(PackPages, BehindALinkAreInTheLanguageOfTheirReader)
{
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", ""}}).status(), 303);
    ASSERT_EQ(look("2026-11-23T10:00"), 4);
    ASSERT_EQ(send_report("seat-school").status(), 201);
    ASSERT_EQ(look("2026-11-23T11:00"), 4);
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-police'");

    auto reader = test::reader_of(service, link_ + "/pack");
    const auto closed = reader.get(link_ + "/pack");
    EXPECT_TRUE(closed.says("<title>Papurau ar gyfer cyfarfod</title>")) << closed.body();
    EXPECT_TRUE(closed.says("Papurau ar gyfer y cyfarfod: dydd Mercher 25 Tachwedd 2026"));
    EXPECT_EQ(test::english_left(closed.body()), std::vector<std::string>{}) << closed.body();
    EXPECT_TRUE(service.nobody().get(link_).says("href=\"" + link_ + "/pack?lang=cy\""));

    const auto opened = test::opened(reader, link_ + "/pack?lang=cy");
    for (const char* words : {"Eitem 1: adroddiad gan Health trust",
                              "Fersiwn 2 (atodiad hwyr: eitem 2)",
                              "Atodiad hwyr, ychwanegwyd: dydd Llun 23 Tachwedd 2026 am 11:00.",
                              "Lawrlwytho report-health-1.pdf (1 KB)",
                              "Lawrlwytho report-education-2.pdf (1 KB)"})
        EXPECT_TRUE(opened.says(words)) << words << opened.body();
    EXPECT_TRUE(reader.get(link_ + "/pack?lang=en").says("Open the papers"));
    const auto gone = reader.post(link_ + "/pack?lang=cy", {{"file", "none"}});
    EXPECT_EQ(gone.status(), 404);
    EXPECT_TRUE(gone.says("<html lang=\"cy\""));
}

TEST_F(PackPages, AreCalledByTheirNameWhereItIsSaidWhatWasSent)
{
    ASSERT_EQ(by("bs", "/reports/remind", {{"seat", "seat-school"}}).status(), 303);
    ASSERT_EQ(compose({{"version", "0"}, {"release_on", ""}}).status(), 303);
    ASSERT_EQ(look("2026-11-23T10:00"), 4);

    const auto page = service.as("bs").get(meeting);

    EXPECT_TRUE(page.says("4 links to the pack")) << page.body();
    EXPECT_TRUE(page.says("1 request for the report"));
    EXPECT_TRUE(page.says("Link to the pack written, to go to"));
    EXPECT_TRUE(page.says("Request for the report written, to go to"));
    EXPECT_FALSE(page.says("4 reminders"));
}

TEST_F(PackPages, CanReleaseItNow)
{
    const std::vector<std::pair<std::string, std::string>> sure{{"confirmed", "yes"}};
    EXPECT_EQ(by("bs", "/pack/release", sure).status(), 409);
    ASSERT_EQ(compose({{"version", "0"}, {"left_out", "seat-nurse"}}).status(), 303);
    EXPECT_EQ(by("cc", "/pack/release", sure).status(), 409) << "all is left out";
    ASSERT_EQ(compose({{"version", "1"}}).status(), 303);
    EXPECT_EQ(by("sw", "/pack/release", sure).status(), 403);
    const auto unsure = by("cc", "/pack/release", {});
    EXPECT_EQ(unsure.status(), 422);
    EXPECT_TRUE(unsure.says("Confirm that it goes out now"));
    EXPECT_EQ(service.nobody().get(link_ + "/pack").status(), 404);

    EXPECT_TRUE(service.as("cc").get(meeting + "/pack").says("Leave out"));
    EXPECT_EQ(by("cc", "/pack/release", sure).status(), 303);

    EXPECT_FALSE(service.as("cc").get(meeting + "/pack").says("Leave out")) << "it has gone";
    EXPECT_EQ(service.nobody().get(link_ + "/pack").status(), 200);
}

TEST_F(PackPages, OfferATimeThatIsAheadOnceTheUsualOneHasPassed)
{
    service.clock().set(test::at("2026-11-23T10:07"));

    const auto page = service.as("bs").get(meeting + "/pack");

    EXPECT_TRUE(page.says("has passed: it was Monday 23 November 2026 at 10:00"));
    EXPECT_TRUE(page.says("10:15"));
    EXPECT_EQ(compose({{"version", "0"}, {"release_on", "23/11/2026"}, {"release_time", "10:15"}})
                  .status(),
              303);
}

TEST_F(PackPages, SayWhatIsWrongWithATime)
{
    const auto past =
        compose({{"version", "0"}, {"release_on", "19/11/2026"}, {"release_time", "10:00"}});
    EXPECT_EQ(past.status(), 422);
    EXPECT_TRUE(past.says("Choose a time that is ahead"));
    EXPECT_FALSE(past.says("or release it now")) << "nobody has put it together";
    EXPECT_TRUE(past.says("19/11/2026"));
    const auto unread =
        compose({{"version", "0"}, {"release_on", "24/11/2026"}, {"release_time", "soon"}});
    EXPECT_EQ(unread.status(), 422);
    EXPECT_TRUE(unread.says("Enter the time, for example 10:00"));
}

}  // namespace
}  // namespace quorate::server
