#include "server/documents/pdf_renderer.hpp"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "server/log/log.hpp"
#include "server/worker/bounded_process.hpp"
#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

PdfOutcome made_by(const std::string& script,
                   const PdfBounds& bounds = {},
                   std::string_view html = "<p>words")
{
    set_log_level("error");
    return PdfRenderer{{"/bin/sh", "-c", script}, bounds}.render(html);
}

TEST(PdfRenderer, GivesWhatTheProgramMakesOfTheHtml)
{
    const auto outcome = made_by("printf '%%PDF-'; cat");

    EXPECT_EQ(outcome.end, PdfEnd::made);
    EXPECT_EQ(outcome.pdf, "%PDF-<p>words");
}

TEST(PdfRenderer, SaysHowAProgramFailed)
{
    EXPECT_EQ(made_by("sleep 60", {.deadline = 100ms}).end, PdfEnd::too_slow);
    EXPECT_EQ(made_by("kill -SEGV $$").end, PdfEnd::crashed);
    EXPECT_EQ(made_by("printf %%PDF-; exit 1").end, PdfEnd::crashed);
    EXPECT_EQ(made_by("echo 'no such module'").end, PdfEnd::crashed);
    EXPECT_EQ(made_by("printf %%PDF-; yes", {.pdf = 10'000}).end, PdfEnd::too_large);
    EXPECT_EQ(PdfRenderer{{"/nowhere/weasyprint"}}.render("<p>").end, PdfEnd::crashed);
}

TEST(PdfRenderer, GivesNothingOfWhatWasHalfMade)
{
    EXPECT_EQ(made_by("printf %%PDF-half; exit 1").pdf, "");
    EXPECT_EQ(made_by("printf %%PDF-half; sleep 60", {.deadline = 300ms}).pdf, "");
}

TEST(PdfRenderer, StartsNothingForHtmlThatIsTooLong)
{
    const test::TempFolder folder;
    const std::string mark = folder.path() + "/began";

    EXPECT_EQ(made_by("touch " + mark, {.html = 10}, "<p>eleven  ").end, PdfEnd::too_large);
    EXPECT_FALSE(std::filesystem::exists(mark));
}

TEST(PdfRenderer, IsNoneWhereNothingIsInstalled)
{
    PdfRenderer none{{}};

    EXPECT_FALSE(none.is_installed());
    EXPECT_EQ(none.render("<p>").end, PdfEnd::not_installed);
}

TEST(PdfRenderer, RunsSoManyAtOnceAndNoMore)
{
    set_log_level("error");
    const test::TempFolder folder;
    const std::string began = folder.path() + "/began";
    const std::string go_on = folder.path() + "/go-on";
    PdfRenderer renderer{
        {"/bin/sh",
         "-c",
         "touch " + began + "; while ! test -e " + go_on + "; do sleep 0.02; done; printf %%PDF-"},
        {.at_once = 1}};

    PdfOutcome first;
    std::thread other{[&] { first = renderer.render("<p>"); }};
    while (!std::filesystem::exists(began))
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(renderer.render("<p>").end, PdfEnd::too_many);
    std::ofstream{go_on} << "now";
    other.join();

    EXPECT_EQ(first.end, PdfEnd::made);
    EXPECT_EQ(renderer.render("<p>").end, PdfEnd::made);
}

TEST(PdfCommand, IsTheOneThatTheSettingNamesOrTheOneOnThePath)
{
    const test::TempFolder folder;
    const std::string program = folder.path() + "/weasyprint";
    std::ofstream{program} << "#!/opt/venv/bin/python3 -s\nprint(1)\n";
    EXPECT_TRUE(pdf_command(program, "").empty()) << "it cannot be run";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);

    const auto named = pdf_command(program, "");
    ASSERT_EQ(named.size(), 6u);
    EXPECT_EQ(named[0], "/opt/venv/bin/python3");
    EXPECT_EQ(named[1], "-s");
    EXPECT_EQ(named[2], "-I");
    EXPECT_EQ(pdf_command("", "/nowhere::.:" + folder.path()), named);
    EXPECT_TRUE(pdf_command("", "/nowhere").empty());
    EXPECT_TRUE(pdf_command("off", folder.path()).empty());
    EXPECT_TRUE(pdf_command("/nowhere/weasyprint", folder.path()).empty());
}

// With the WeasyPrint of this machine.
class WeasyPrint : public testing::Test {
protected:
    void SetUp() override
    {
        if (command_.empty()) GTEST_SKIP() << "WeasyPrint is not installed";
        if (!std::filesystem::exists("/usr/bin/pdftotext"))
            GTEST_SKIP() << "poppler-utils is not installed";
    }

    std::string pdf_of(const std::string& html)
    {
        PdfOutcome outcome = PdfRenderer{command_}.render(html);
        EXPECT_EQ(outcome.end, PdfEnd::made);
        return std::move(outcome.pdf);
    }

    static std::string told_by(const char* program,
                               const std::vector<std::string>& arguments,
                               const std::string& pdf)
    {
        return run_bounded(program, arguments, pdf, {}).output;
    }

    static std::string text_of(const std::string& pdf)
    {
        return told_by("/usr/bin/pdftotext", {"-", "-"}, pdf);
    }

    const std::vector<std::string> command_ =
        pdf_command("", std::getenv("PATH") == nullptr ? "" : std::getenv("PATH"));
};

TEST_F(WeasyPrint, MakesATaggedPdfThatSaysItsTitleAndLanguage)
{
    const std::string pdf = pdf_of(
        "<!DOCTYPE html><html lang=\"cy\"><head><meta charset=\"utf-8\"><title>Papurau</title>"
        "</head><body><h1>Pwy oedd yno</h1><p>T\xC5\xB7 yng Nghymru</p></body></html>");

    const std::string info = told_by("/usr/bin/pdfinfo", {"-"}, pdf);
    EXPECT_NE(info.find("Papurau"), std::string::npos) << info;
    EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
    EXPECT_NE(info.find("A4"), std::string::npos) << info;
    EXPECT_NE(pdf.find("/Lang (cy)"), std::string::npos);
    EXPECT_NE(text_of(pdf).find("T\xC5\xB7 yng Nghymru"), std::string::npos) << text_of(pdf);
    EXPECT_NE(told_by("/usr/bin/pdfinfo", {"-struct", "-"}, pdf).find("H1"), std::string::npos);
    // It is not what PDF/UA asks for, so it must not say so.
    EXPECT_EQ(pdf.find("pdfuaid"), std::string::npos);
    EXPECT_EQ(pdf.find("/Metadata"), std::string::npos);
}

TEST_F(WeasyPrint, FetchesNothingFromThisMachine)
{
    const test::TempFolder folder;
    const std::string file = "file://" + folder.path();
    std::ofstream{folder.path() + "/style.css"} << "p::after { content: 'FETCHED' }";
    std::ofstream{folder.path() + "/words.txt"} << "FETCHED";
    std::ofstream{folder.path() + "/drawing.svg"}
        << "<svg xmlns='http://www.w3.org/2000/svg'><text y='20'>FETCHED</text></svg>";

    const std::string pdf = pdf_of(
        "<!DOCTYPE html><html lang=\"en\"><head><title>x</title><link rel=stylesheet href=\"" +
        file + "/style.css\"><style>@import '" + file +
        "/style.css';</style><link rel=attachment href=\"" + file +
        "/words.txt\"></head><body><p>Kept</p><img src=\"" + file +
        "/drawing.svg\"><object data=\"" + file +
        "/drawing.svg\"></object><a rel=attachment href=\"" + file +
        "/words.txt\">x</a><img src=\"drawing.svg\"><img src=\"/etc/hostname\"></body></html>");

    const std::string text = text_of(pdf);
    EXPECT_NE(text.find("Kept"), std::string::npos) << text;
    EXPECT_EQ(text.find("FETCHED"), std::string::npos) << text;
    EXPECT_EQ(pdf.find("/EmbeddedFile"), std::string::npos);
}

TEST_F(WeasyPrint, ConnectsToNobody)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(::listen(listener, 4), 0);
    ASSERT_EQ(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const std::string there = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));

    pdf_of("<!DOCTYPE html><html lang=\"en\"><head><title>x</title><base href=\"" + there +
           "/\"><link rel=stylesheet href=\"" + there +
           "/style.css\"></head><body style=\"background: url(" + there + "/b.png)\"><img src=\"" +
           there + "/a.png\"><img src=\"a.png\"></body></html>");

    EXPECT_LT(::accept(listener, nullptr, nullptr), 0);
    ::close(listener);
}

TEST_F(WeasyPrint, EndsWhenItNeedsMoreMemoryThanItMayHave)
{
    set_log_level("error");

    EXPECT_EQ((PdfRenderer{command_, {.memory = 60'000'000}}.render("<p>").end), PdfEnd::crashed);
}

TEST_F(WeasyPrint, PrintsLargeInOneColumn)
{
    std::string body;
    for (int i = 0; i < 150; ++i)
        body += "<p>Some words of a line that is long enough to be broken in large print.</p>";
    const auto pages = [&](const std::string& html) {
        const std::string info = told_by("/usr/bin/pdfinfo", {"-"}, pdf_of(html));
        return std::stoi(info.substr(info.find("Pages:") + 6));
    };

    EXPECT_GT(pages("<!DOCTYPE html><html class=\"large\"><title>x</title>" + body),
              pages("<!DOCTYPE html><html><title>x</title>" + body));
}

}  // namespace
}  // namespace quorate::server
