#include <gmock/gmock.h>

#include <algorithm>

#include "core/meetings/seats.hpp"
#include "server/app/csrf.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"
#include "tests/support/report_files.hpp"

namespace quorate::server {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* form_type = "multipart/form-data; boundary=XyZ";

std::string body_of(const Parts& fields, const Parts& files = {})
{
    std::string body;
    for (const auto& [name, value] : fields)
        body += "--XyZ\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
                "\r\n";
    for (const auto& [name, bytes] : files)
        body += "--XyZ\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name +
                "\"\r\n\r\n" + bytes + "\r\n";
    return body + "--XyZ--\r\n";
}

class ReportPages : public testing::Test {
protected:
    ReportPages()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_conference(
            service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        const core::LinkTokens& links = service.app().links;
        token_ = links.token(core::seat_link_purpose, "seat-nurse", 1);
        test::run(
            service.app().pool,
            "update invitee set link_hash = '" + links.hash(token_) + "' where id = 'seat-nurse'");
        service.clock().set(test::at("2026-11-20T10:00"));
    }

    std::string link() const { return "/i/" + token_ + "/report"; }

    test::Answer send(const Parts& fields, const Parts& files = {})
    {
        return service.nobody().send(
            Method::post, link(), body_of(fields, files), {{"content-type", form_type}});
    }

    static Parts a_report()
    {
        return {{"version", "0"},
                {"worries", "Canary was not seen at home"},
                {"shared", "yes"},
                {"shared_on", "19/11/2026"},
                {"do", "send"}};
    }

    // Where the first version of the nurse's report is read.
    std::string read_url()
    {
        const auto board = service.as("bs").get(meeting + "/reports");
        const std::string before = "href=\"" + meeting + "/reports/";
        for (auto at = board.body().find(before); at != std::string::npos;
             at = board.body().find(before, at + 1)) {
            const auto from = at + 6;
            const std::string url = board.body().substr(from, board.body().find('"', from) - from);
            if (url.find("record") == std::string::npos) return url;
        }
        return {};
    }

    std::string file_url()
    {
        const auto page = service.as("bs").get(read_url());
        const auto at = page.body().find("/files/");
        if (at == std::string::npos) return {};
        const auto from = page.body().rfind('"', at) + 1;
        return page.body().substr(from, page.body().find('"', from) - from);
    }

    const std::string meeting = "/meetings/m1";
    std::string token_;
    test::TestService service;
};

TEST_F(ReportPages, TheLinkSpeaksWelshToAWelshSeat)
{
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-nurse'");

    const auto page = service.nobody().get(link());
    EXPECT_EQ(page.status(), 200);
    for (const char* words : {"<html lang=\"cy\"",
                              "<title>Adroddiad ar gyfer cyfarfod</title>",
                              "Adroddiad ar gyfer y cyfarfod: dydd Mercher 25 Tachwedd 2026",
                              "Anfonwch ef erbyn dydd ",
                              "Beth rydych yn poeni amdano",
                              "5 ffeil o 10 MB ar y mwyaf",
                              "Ydych chi wedi trafod yr adroddiad gyda",
                              "Cyfrifir y diwrnod yn ôl",
                              "report?lang=cy"})
        EXPECT_TRUE(page.says(words)) << words << page.body();
    EXPECT_THAT(test::english_left(page.body()), testing::IsEmpty()) << page.body();

    const auto wrong = service.nobody().send(
        Method::post,
        link() + "?lang=cy",
        body_of({{"version", "0"}, {"shared", "yes"}, {"shared_on", "40/40/2026"}, {"do", "send"}},
                {{"one.txt", "text"}, {"two.pdf", "MZ"}}),
        {{"content-type", form_type}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("<title>Gwall: Adroddiad ar gyfer cyfarfod</title>"));
    EXPECT_TRUE(wrong.says("Ffeil 1: Dewiswch PDF, dogfen Word (.docx)"));
    EXPECT_TRUE(wrong.says("Rhowch y dyddiad fel 25/11/2026"));
    EXPECT_THAT(test::english_left(wrong.body()), testing::IsEmpty()) << wrong.body();
}

TEST_F(ReportPages, TheLinkSpeaksTheLanguageThatIsAskedForAndStaysInIt)
{
    const Parts draft{{"version", "0"}, {"worries", "Canary"}, {"do", "save"}};

    EXPECT_TRUE(service.nobody().get(link()).says("Report for the meeting on Wednesday"));
    const auto saved = service.nobody().send(
        Method::post, link() + "?lang=cy", body_of(draft), {{"content-type", form_type}});
    EXPECT_EQ(saved.status(), 303);
    EXPECT_EQ(saved.header("Location"), link() + "?lang=cy");
    const auto again = service.nobody().get(link() + "?lang=cy");
    EXPECT_TRUE(again.says("Cadwyd drafft: "));
    EXPECT_TRUE(again.says("Agor yr hyn a ysgrifennais"));
    EXPECT_THAT(test::english_left(again.body()), testing::IsEmpty()) << again.body();
}

TEST_F(ReportPages, AreLinkedFromTheReplyOfProfessionalsAlone)
{
    const auto page = service.nobody().get("/i/" + token_);

    EXPECT_TRUE(page.says("Send your report for this meeting</a> by Friday 20 November 2026"));
    const auto form = service.nobody().get(link());
    EXPECT_EQ(form.status(), 200);
    EXPECT_TRUE(form.says("Please send it by Friday 20 November 2026"));
    for (const char* secret : {"Testwood", "Rowan", "EX-2041", "conference", "Noor"})
        EXPECT_FALSE(form.says(secret)) << secret;
    EXPECT_EQ(service.nobody().get("/i/no-such-link/report").status(), 404);
}

TEST_F(ReportPages, TakeAReportAndShowItToStaff)
{
    ASSERT_EQ(send(a_report()).status(), 303);
    const auto invitation = service.nobody().get("/i/" + token_);
    EXPECT_TRUE(invitation.says("Your report was sent on ")) << invitation.body();
    EXPECT_FALSE(invitation.says("Send your report for this meeting"));

    const auto board = service.as("bs").get(meeting + "/reports");
    EXPECT_TRUE(board.says("Received"));
    EXPECT_TRUE(board.says("3 reports are missing")) << board.body();
    EXPECT_FALSE(board.says("Canary"));
    const auto report = service.as("sw").get(read_url());
    EXPECT_TRUE(report.says("Canary was not seen at home"));
    EXPECT_TRUE(report.says("The family was told on Thursday 19 November 2026."));
    EXPECT_EQ(service.as("am").get(read_url()).status(), 403);
}

TEST_F(ReportPages, ShowWhatWasWrittenOnlyWhenItIsOpened)
{
    ASSERT_EQ(send(a_report()).status(), 303);

    const auto page = service.nobody().get(link());
    EXPECT_TRUE(page.says("Your report was sent on Friday 20 November 2026 at 10:00."));
    EXPECT_FALSE(page.says("Canary"));
    auto nurse = test::reader_of(service, link());
    const auto opened = nurse.post(link(), {{"do", "open"}});
    EXPECT_TRUE(opened.says("Canary was not seen at home"));
    EXPECT_EQ(opened.header("Cache-Control"), "no-store");
    EXPECT_EQ(nurse.get(link() + "/code").header("Location"), link());
}

TEST_F(ReportPages, AskForACodeBeforeWhatWasWrittenIsOpenedOnANewDevice)
{
    ASSERT_EQ(send(a_report()).status(), 303);

    auto somebody = service.nobody();
    const auto turned = somebody.post(link(), {{"do", "open"}});
    EXPECT_EQ(turned.status(), 303);
    EXPECT_EQ(turned.header("Location"), link() + "/code");
    const auto page = somebody.get(link() + "/code");
    EXPECT_TRUE(page.says("Send me a code"));
    EXPECT_TRUE(page.says("n…@nhs.example"));
    EXPECT_TRUE(page.says("Report for the meeting on Wednesday 25 November 2026"));
    for (const char* secret : {"Canary", "Testwood", "Rowan", "EX-2041", "noor@"})
        EXPECT_FALSE(page.says(secret)) << secret;

    const auto sent = somebody.post(link() + "/code", {{"do", "send"}});
    EXPECT_EQ(sent.header("Location"), link() + "/code?done=code-sent");
    const auto wrong = somebody.post(link() + "/code", {{"code", "000000x"}});
    EXPECT_EQ(wrong.status(), 303);
    EXPECT_TRUE(test::followed(somebody, wrong).says("There is a problem"));
    const auto opened = somebody.post(link() + "/code", {{"code", test::mailed_code(service)}});
    EXPECT_EQ(opened.status(), 200);
    EXPECT_TRUE(opened.says("Canary was not seen at home"));
    EXPECT_EQ(opened.header("Cache-Control"), "no-store");
}

TEST_F(ReportPages, GiveBackWhatWasTypedByWhoMayNotWriteOverAReport)
{
    ASSERT_EQ(send(a_report()).status(), 303);
    Parts again = a_report();
    again[1].second = "Typed in another window";

    const auto page = send(again);

    EXPECT_EQ(page.status(), 401);
    EXPECT_TRUE(page.says("Typed in another window"));
    EXPECT_TRUE(page.says("What you typed was not sent."));
    EXPECT_TRUE(page.says("Open what I wrote"));
    EXPECT_FALSE(page.says("Canary"));
}

TEST_F(ReportPages, LoseNothingWhenSomethingIsWrong)
{
    Parts fields = a_report();
    fields[3].second = "31/02/2026";

    const auto page = send(fields, {{"good.pdf", test::a_pdf()}, {"bad.docx", "MZ"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Canary was not seen at home"));
    EXPECT_TRUE(page.says("31/02/2026"));
    EXPECT_TRUE(page.says("File 2: The file is not what its name says"));
    EXPECT_TRUE(page.says("Take out report-health-1.pdf (1 KB)"));
    EXPECT_TRUE(page.says("value=\"1\"")) << "the version of the draft";

    fields[0].second = "1";
    fields[3].second = "19/11/2026";
    fields.emplace_back("writer", page.field("writer"));
    EXPECT_EQ(send(fields).status(), 303);
    EXPECT_NE(file_url(), "");
}

TEST_F(ReportPages, LoseNothingOfAReportOfTwoHundredPages)
{
    Parts fields = a_report();
    const std::string pages(20'001, 'w');
    fields[1].second = pages;
    fields.push_back({"strengths", "Canary grows well"});

    const auto typed = send(fields);

    EXPECT_EQ(typed.status(), 422);
    EXPECT_TRUE(typed.says("at most 20,000 characters: send what is longer as a file"));
    EXPECT_TRUE(typed.says(pages)) << "it stands there to be cut";
    EXPECT_TRUE(typed.says("Canary grows well"));

    Parts again = a_report();
    again[0].second = typed.field("version");
    again.emplace_back("writer", typed.field("writer"));
    const auto large = send(again, {{"long.pdf", test::a_pdf() + std::string(10'485'760, 'x')}});
    EXPECT_EQ(large.status(), 422);
    EXPECT_TRUE(large.says("The file is larger than 10 MB: make it smaller, or send it in parts"));
    EXPECT_TRUE(large.says("Canary was not seen at home"));

    again[0].second = large.field("version");
    EXPECT_EQ(send(again, {{"long.pdf", test::a_pdf() + std::string(9'000'000, 'x')}}).status(),
              303);
    EXPECT_NE(file_url(), "");
}

TEST_F(ReportPages, LoseNothingBesideADocumentWithMacros)
{
    const std::string with_macros =
        test::zip_of(test::with(test::word_entries(), "word/vbaProject.bin"));

    const auto page = send(a_report(), {{"good.pdf", test::a_pdf()}, {"bad.docx", with_macros}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(
        page.says("File 2: The file holds macros or controls: save it without them, or as a PDF"));
    EXPECT_TRUE(page.says("Canary was not seen at home"));
    EXPECT_TRUE(page.says("Take out report-health-1.pdf (1 KB)")) << "the other one is kept";
    EXPECT_FALSE(service.nobody().get(link()).says("Your report was sent"));
}

TEST_F(ReportPages, RefuseAMacroUnderAnotherName)
{
    test::Entries entries = test::word_entries();
    entries.emplace_back("word/_rels/document.xml.rels",
                         R"(<Relationships><Relationship Id="rId1" Type="http://schemas.microsoft)"
                         R"(.com/office/2006/relationships/vbaProject" Target="stuff.dat"/>)"
                         "</Relationships>");
    entries.emplace_back("word/stuff.dat", "x");

    const auto page = send(a_report(), {{"bad.docx", test::zip_of(entries)}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("The file holds macros or controls"));
}

TEST_F(ReportPages, TakeWhatIsSentFromAPageThatStoodOpenPastTheLastDay)
{
    EXPECT_TRUE(service.nobody().get(link()).says("Please send it by Friday 20 November 2026"));
    service.clock().set(test::at("2026-11-23T00:01"));

    ASSERT_EQ(send(a_report()).status(), 303);

    const auto page = service.nobody().get(link());
    EXPECT_TRUE(page.says("It was due on Friday 20 November 2026"));
    EXPECT_TRUE(page.says("Your report was sent on Monday 23 November 2026 at 00:01."));
    EXPECT_TRUE(service.as("bs").get(meeting + "/reports").says("Received late"));
}

TEST_F(ReportPages, GiveBackWhatWasTypedWhenTheMeetingHasStarted)
{
    service.clock().set(test::at("2026-11-25T10:00"));

    const auto page = send(a_report());

    EXPECT_EQ(page.status(), 409);
    EXPECT_TRUE(page.says("Reports are closed"));
    EXPECT_TRUE(page.says("Canary was not seen at home"));
    EXPECT_FALSE(service.nobody().get(link()).says("name=\"worries\""));
}

TEST_F(ReportPages, GiveFilesAsAttachmentsThatRunNowhere)
{
    ASSERT_EQ(send(a_report(), {{"Visit <notes>.pdf", test::a_pdf()}}).status(), 303);

    const auto file = service.as("bs").get(file_url());

    EXPECT_EQ(file.status(), 200);
    EXPECT_EQ(file.body(), test::a_pdf());
    EXPECT_EQ(file.header("Content-Type"), "application/pdf");
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"report-health-1.pdf\"");
    EXPECT_EQ(file.header("Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(file.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(file.header("Cache-Control"), "no-store");
    EXPECT_TRUE(service.as("bs").get(read_url()).says("Not scanned for malware"));
    EXPECT_TRUE(service.as("bs").get(read_url()).says("Visit notes.pdf")) << "staff know it";
    EXPECT_NE(service.nobody().get(file_url()).status(), 200);
    EXPECT_NE(service.as("am").get(file_url()).status(), 200);
}

TEST_F(ReportPages, ShowAnAgencyItsOwnReportAlone)
{
    ASSERT_EQ(send(a_report(), {{"Rowan.pdf", test::a_pdf()}}).status(), 303);
    test::add_agency_user(service.app().pool, "noor");
    test::add_agency_user(
        service.app().pool, "robin", "robin.user@school.example", "contact-school");

    EXPECT_TRUE(service.as("noor").get(read_url()).says("Canary was not seen at home"));
    EXPECT_TRUE(service.as("noor").get(read_url()).says("report-health-1.pdf"));
    EXPECT_FALSE(service.as("noor").get(read_url()).says("Rowan.pdf")) << "staff alone see it";
    const auto board = service.as("noor").get(meeting + "/reports");
    EXPECT_TRUE(board.says("Health trust"));
    EXPECT_FALSE(board.says("Police protection unit"));
    EXPECT_EQ(service.as("robin").get(read_url()).status(), 404);
}

TEST_F(ReportPages, ShowAnExcludedPersonNothing)
{
    ASSERT_EQ(send(a_report()).status(), 303);
    test::add_agency_user(service.app().pool, "noor");
    test::run(service.app().pool,
              "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
              "flagged_by, flagged_at) values ('x1', 'authority-1', 'case-1', 'contact-nurse', "
              "'r', 'sw', 0)");

    EXPECT_NE(service.nobody().get(link()).status(), 200);
    EXPECT_NE(service.as("noor").get(read_url()).status(), 200);
}

TEST_F(ReportPages, RecordWhatCameOnPaper)
{
    auto bs = service.as("bs");
    const std::string url = meeting + "/reports/record?seat=seat-school";
    EXPECT_TRUE(bs.get(url).says("Record a report: Elm Primary"));

    const auto wrong = bs.post(url, {{"way", "uploaded"}, {"received_on", "19/11/2026"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Choose the file of the report"));
    const auto saved = bs.post(url, {{"way", "on_paper"}, {"received_on", "19/11/2026"}});
    EXPECT_EQ(saved.status(), 303);
    EXPECT_TRUE(bs.get(meeting + "/reports").says("On paper, "));
    EXPECT_TRUE(bs.get(read_url()).says("Only that it came is recorded"));

    const auto told = bs.post(read_url() + "/shared", {{"shared_on", "20/11/2026"}});
    EXPECT_EQ(told.status(), 303);
    EXPECT_TRUE(bs.get(read_url()).says("The family was told on Friday 20 November 2026."));
}

TEST_F(ReportPages, SayHowManyWereRemindedAndWhenNobodyWas)
{
    auto bs = service.as("bs");
    const auto first = bs.post(meeting + "/reports/remind", {});
    EXPECT_TRUE(bs.get(first.header("Location")).says(" reminded by e-mail."));

    const auto again = bs.post(meeting + "/reports/remind", {});

    EXPECT_TRUE(bs.get(again.header("Location")).says("Nothing was sent: everybody was reminded"));
    EXPECT_FALSE(bs.get(again.header("Location")).says(" reminded by e-mail."));
}

TEST_F(ReportPages, OfferNoReminderToWhoeverWasRemindedToday)
{
    auto bs = service.as("bs");
    const std::string all = "Remind all whose report is missing";
    const std::string button = "data-module=\"govuk-button\">Remind<";
    bs.post(meeting + "/reports/remind", {{"seat", "seat-police"}});
    const auto some = bs.get(meeting + "/reports");
    EXPECT_TRUE(some.says("Reminded today"));
    EXPECT_TRUE(some.says(button));
    EXPECT_TRUE(some.says(all));

    bs.post(meeting + "/reports/remind", {});

    const auto none = bs.get(meeting + "/reports");
    EXPECT_FALSE(none.says(button));
    EXPECT_FALSE(none.says(all));
    EXPECT_TRUE(none.says("Everybody whose report is missing was reminded today."));
}

TEST_F(ReportPages, RemindAndListTheMissing)
{
    auto bs = service.as("bs");
    EXPECT_EQ(bs.post(meeting + "/reports/remind", {{"seat", "seat-police"}}).status(), 303);
    EXPECT_TRUE(bs.get(meeting + "/reports").says("Reminded Fri 20 Nov at 10:00"));
    EXPECT_EQ(bs.post(meeting + "/reports/remind", {{"seat", "seat-mother"}}).status(), 404);

    const auto list = bs.get("/reports-missing");
    EXPECT_EQ(list.status(), 200);
    EXPECT_TRUE(list.says("4 of 4")) << list.body();
    EXPECT_TRUE(list.says("Elm Primary"));
    EXPECT_FALSE(list.says("Testwood"));
}

TEST_F(ReportPages, TakeALargeBodyWhereFilesAreSentAndNowhereElse)
{
    AppSite site{service.app()};
    Request request;
    request.method = Method::post;
    request.path = link();
    std::vector<BodyLeave> taken;
    for (int i = 0; i < 6; ++i) {
        const auto leave = site.leave_for_body(request);
        ASSERT_TRUE(leave);
        EXPECT_EQ(leave->bytes, report_body_bytes);
        taken.push_back(*leave);
    }
    EXPECT_EQ(site.leave_for_body(request)->bytes, 0U);
    taken.pop_back();
    EXPECT_EQ(site.leave_for_body(request)->bytes, report_body_bytes);

    request.method = Method::get;
    EXPECT_FALSE(site.leave_for_body(request));
    request.method = Method::post;
    request.path = "/i/" + token_;
    EXPECT_FALSE(site.leave_for_body(request));
}

TEST_F(ReportPages, TellAHealthServiceWhoPaysForItsReport)
{
    EXPECT_FALSE(service.nobody().get(link()).says("pays for this report"));
    test::run(service.app().pool,
              "insert into policy_note (authority_id, policy, number, what, value, noted_by, "
              "noted_at) values ('authority-1', 'report_fees', 1, 'rule', 'health_body', 'am', 0)");

    EXPECT_TRUE(service.nobody().get(link()).says("integrated care board pays for this report"));
    const auto welsh = service.nobody().get(link() + "?lang=cy");
    EXPECT_TRUE(welsh.says("bwrdd iechyd"));
    EXPECT_THAT(test::english_left(welsh.body()), testing::IsEmpty()) << welsh.body();
}

}  // namespace
}  // namespace quorate::server
