#include "core/pack/report_file.hpp"

#include <gtest/gtest.h>

#include "core/pack/zip_directory.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/report_files.hpp"

namespace quorate::core {
namespace {

using test::a_pdf;
using test::odt_entries;
using test::with;
using test::word_entries;
using test::zip_of;

std::string bytes(std::string_view text)
{
    return std::string{text};
}

struct Case {
    const char* name;
    std::string given_name;
    std::string given_bytes;
    std::string then;  // the type, or a part of the complaint
};

const std::string png{"\x89PNG\r\n\x1a\nrest"};
const std::string jpeg{"\xFF\xD8\xFF\xE0rest"};
const std::string old_office{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"};

const Case cases[] = {
    {"APdf", "Report.PDF", a_pdf(), "pdf"},
    {"AWordDocument", "report.docx", zip_of(word_entries()), "docx"},
    {"AnOpenDocument", "report.odt", zip_of(odt_entries()), "odt"},
    {"APngPicture", "drawing.png", png, "png"},
    {"AJpegPicture", "drawing.JPeG", jpeg, "jpeg"},
    {"NoFile", "report.pdf", "", "empty"},
    {"ALargeFile", "report.pdf", a_pdf() + std::string(largest_report_file, 'x'), "10 MB"},
    {"AProgram", "report.exe", "MZ\x90", "Choose a PDF"},
    {"AProgramCalledAPdf", "report.pdf", "MZ\x90", "not what its name says"},
    {"AScriptCalledAPdf", "report.pdf", "<script>alert(1)</script>", "not what its name says"},
    {"APdfCalledAPicture", "report.png", a_pdf(), "not what its name says"},
    {"ASvgPicture", "drawing.svg", "<svg/>", "Choose a PDF"},
    {"AWebPage", "report.html", "<html>", "Choose a PDF"},
    {"NoEnding", "report", a_pdf(), "Choose a PDF"},
    {"NothingBeforeTheEnding", ".pdf", a_pdf(), "Choose a PDF"},
    {"AMacroDocument", "report.docm", zip_of(word_entries()), "Choose a PDF"},
    {"AnOldOrProtectedDocument", "report.docx", old_office, "without a password"},
    {"MacrosInWord", "report.docx", zip_of(with(word_entries(), "word/vbaProject.bin")), "macros"},
    {"MacrosInCapitals", "a.docx", zip_of(with(word_entries(), "WORD/VBAPROJECT.BIN")), "macros"},
    {"MacrosBehindABackslash",
     "a.docx",
     zip_of(with(word_entries(), "word\\vbaProject.bin")),
     "macros"},
    {"ControlsInWord",
     "a.docx",
     zip_of(with(word_entries(), "word/activeX/activeX1.bin")),
     "macros"},
    {"AnObjectInWord",
     "a.docx",
     zip_of(with(word_entries(), "word/embeddings/oleObject1.bin")),
     "macros"},
    {"MacrosInOpenDocument",
     "a.odt",
     zip_of(with(odt_entries(), "Basic/Standard/Module1.xml")),
     "macros"},
    {"ScriptsInOpenDocument",
     "a.odt",
     zip_of(with(odt_entries(), "Scripts/python/a.py")),
     "macros"},
    {"MacrosThatTheDirectoryLeavesOut",
     "a.docx",
     zip_of(with(word_entries(), "word/vbaProject.bin"), {.left_out = "word/vbaProject.bin"}),
     "macros"},
    {"AProtectedEntry", "a.docx", zip_of(word_entries(), {.flags = 1}), "without a password"},
    {"AnotherZipFile", "a.docx", zip_of({{"a.txt", "x"}}), "not what its name says"},
    {"AWordDocumentCalledOpenDocument", "a.odt", zip_of(word_entries()), "not what its name says"},
    {"AnotherOpenDocument",
     "a.odt",
     zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "x"}}),
     "not what its name says"},
    {"ACutZipFile", "a.docx", zip_of(word_entries()).substr(0, 100), "damaged"},
    {"AZipFileWithATail", "a.docx", zip_of(word_entries()) + "tail", "damaged"},
    {"AZipFileWithAComment", "a.docx", zip_of(word_entries(), {.comment = "made by us"}), "docx"},
    {"OnlyTheBeginningOfAZipFile", "a.docx", bytes("PK\x03\x04"), "damaged"},
};

class ReportFiles : public testing::TestWithParam<Case> {};

TEST_P(ReportFiles, AreTakenByTheirBytesAndTheirName)
{
    const Case& c = GetParam();

    const auto judged = judge_report_file(c.given_name, c.given_bytes);

    const std::string said =
        judged ? std::string{code(*judged)} : judged.error().fields.at(0).message;
    if (c.then.size() <= 4)
        EXPECT_EQ(said, c.then);
    else
        EXPECT_NE(said.find(c.then), std::string::npos) << said;
}

INSTANTIATE_TEST_SUITE_P(, ReportFiles, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(ZipDirectory, IsNoneWhenItSaysOtherThanTheEntries)
{
    std::string zip = zip_of(word_entries());
    const auto at = zip.rfind("word/document.xml");  // in the directory
    ASSERT_NE(at, std::string::npos);
    zip[at] = 'W';

    EXPECT_FALSE(zip_directory(zip));
}

TEST(ZipDirectory, BearsEveryCutAndEveryByteThatIsWrong)
{
    const std::string zip = zip_of(odt_entries());
    for (std::size_t at = 0; at < zip.size(); ++at) {
        static_cast<void>(judge_report_file("a.odt", std::string_view{zip}.substr(0, at)));
        for (const char wrong : {'\0', '\x7F', '\xFF'}) {
            std::string changed = zip;
            changed[at] = wrong;
            static_cast<void>(judge_report_file("a.odt", changed));
        }
    }
}

struct NameCase {
    std::string given;
    ReportFileType type;
    std::string then;
};

TEST(NamesOfReportFiles, HoldNothingThatAFileSystemOrAReaderMinds)
{
    const NameCase names[] = {
        {"Visit notes.pdf", ReportFileType::pdf, "Visit notes.pdf"},
        {"C:\\Users\\a\\Notes.PDF", ReportFileType::pdf, "Notes.pdf"},
        {"../../etc/passwd.pdf", ReportFileType::pdf, "passwd.pdf"},
        {"..pdf", ReportFileType::pdf, "report.pdf"},
        {"a<b>:\"c|?*.docx", ReportFileType::docx, "abc.docx"},
        {"photo.jpg", ReportFileType::jpeg, "photo.jpg"},
        {"caf\xC3\xA9.odt", ReportFileType::odt, "caf\xC3\xA9.odt"},
        {"bad\xFFname.pdf", ReportFileType::pdf, "report.pdf"},
        {"line\r\nbreak.pdf", ReportFileType::pdf, "report.pdf"},
        {"gpj.\xE2\x80\xAE"
         "exe.pdf",
         ReportFileType::pdf,
         "report.pdf"},
        {std::string(300, 'x') + ".png", ReportFileType::png, std::string(96, 'x') + ".png"},
    };
    for (const NameCase& each : names)
        EXPECT_EQ(clean_file_name(each.given, each.type), each.then);
}

TEST(OfferedReportFiles, AreTakenSealedAndTheOthersNamedByTheirPlace)
{
    const test::FakeSeal seal;
    test::FakeRandom random;
    const std::string pdf = a_pdf();

    const JudgedFiles judged = judge_files(
        seal,
        random,
        test::at("2026-11-20T09:00"),
        {{.name = "Rowan.pdf", .bytes = pdf, .scan = FileScan::clean},
         {.name = "Rowan.exe", .bytes = "MZ"},
         {.name = "worse.pdf", .bytes = pdf, .scan = FileScan::clean, .is_infected = true}});

    ASSERT_EQ(judged.taken.size(), 1U);
    EXPECT_EQ(judged.taken[0].file.type, ReportFileType::pdf);
    EXPECT_EQ(judged.taken[0].file.scan, FileScan::clean);
    EXPECT_EQ(judged.taken[0].sealed_bytes.find("%PDF"), std::string::npos);
    EXPECT_EQ(opened_name(seal, judged.taken[0].file), "Rowan.pdf");
    ASSERT_EQ(judged.errors.size(), 2U);
    EXPECT_TRUE(judged.errors[0].message.starts_with("File 2: "));
    EXPECT_TRUE(judged.errors[1].message.starts_with("File 3: Our scanner found malware"));
    for (const FieldError& error : judged.errors)
        EXPECT_EQ(error.message.find("Rowan"), std::string::npos);
}

TEST(OfferedReportFiles, AreRefusedForWhatTheirPartsSay)
{
    const test::FakeSeal seal;
    test::FakeRandom random;
    const std::string word = zip_of(word_entries());
    const auto said = [&](FileDanger danger) {
        const JudgedFiles judged =
            judge_files(seal,
                        random,
                        test::at("2026-11-20T09:00"),
                        {{.name = "a.docx", .bytes = word, .danger = danger}});
        return judged.errors.empty() ? std::string{} : judged.errors.at(0).message;
    };

    EXPECT_EQ(said(FileDanger::none), "");
    EXPECT_NE(said(FileDanger::program).find("macros"), std::string::npos);
    EXPECT_NE(said(FileDanger::fetches).find("from elsewhere"), std::string::npos);
    EXPECT_NE(said(FileDanger::damaged).find("damaged"), std::string::npos);
}

TEST(NamesOfFiles, ThatAreGivenOutSayWhoSentThemAndNothingElse)
{
    EXPECT_EQ(given_name(AgencyKind::health, 2, ReportFileType::pdf), "report-health-2.pdf");
    EXPECT_EQ(given_name(AgencyKind::education, 1, ReportFileType::docx),
              "report-education-1.docx");
    EXPECT_EQ(given_name({}, 3, ReportFileType::png), "report-children-social-care-3.png");
    EXPECT_EQ(given_picture_name(ReportFileType::jpeg), "picture.jpg");
}

}  // namespace
}  // namespace quorate::core
