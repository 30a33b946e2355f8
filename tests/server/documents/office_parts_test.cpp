#include "server/documents/office_parts.hpp"

#include <gtest/gtest.h>

#include <string>

#include "server/identity/json_web_keys.hpp"
#include "tests/support/report_files.hpp"

namespace quorate::server {
namespace {

using core::FileDanger;
using core::ReportFileType;
using test::Entries;
using test::zip_of;

const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string types(const std::string& rows)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)" +
           rows + "</Types>";
}

std::string relationship(const std::string& type, const std::string& target, const char* mode = "")
{
    return R"(<Relationships><Relationship Id="rId1" Type=")" + type + R"(" Target=")" + target +
           "\" " + mode + "/></Relationships>";
}

FileDanger of_word(const std::string& content_types, const std::string& relationships)
{
    const Entries entries{{"[Content_Types].xml", content_types},
                          {"word/document.xml", "<w:document/>"},
                          {"word/_rels/document.xml.rels", relationships}};
    return danger_in_parts(ReportFileType::docx, zip_of(entries));
}

FileDanger related(const std::string& type, const std::string& target, const char* mode = "")
{
    return of_word(types(""), relationship(type, target, mode));
}

constexpr const char* external = R"(TargetMode="External")";

TEST(PartsOfADocument, TellOfMacrosWhateverTheirFilesAreCalled)
{
    const std::string none = "<Relationships/>";
    EXPECT_EQ(of_word(types(R"(<Override PartName="/word/document.xml" ContentType=")"
                            R"(application/vnd.ms-word.document.macroEnabled.main+xml"/>)"),
                      none),
              FileDanger::program);
    EXPECT_EQ(of_word(types(R"(<Default Extension="dat" )"
                            R"(ContentType="application/vnd.ms-office.vbaProject"/>)"),
                      none),
              FileDanger::program);
    EXPECT_EQ(of_word(types(R"(<Default Extension="dat" )"
                            R"(ContentType="application/vnd.ms-office.vba&#80;roject"/>)"),
                      none),
              FileDanger::program);
    EXPECT_EQ(
        related("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "stuff.dat"),
        FileDanger::program);
    EXPECT_EQ(related(kind + "control", "stuff.xml"), FileDanger::program);
    EXPECT_EQ(related(kind + "oleObject", "stuff.dat"), FileDanger::program);
}

TEST(PartsOfADocument, TellWhatItFetchesFromElsewhere)
{
    EXPECT_EQ(related(kind + "attachedTemplate", "http://example.org/a.dotm", external),
              FileDanger::fetches);
    EXPECT_EQ(related(kind + "attachedTemplate", R"(file:///\\files.example\a.dotm)", external),
              FileDanger::fetches);
    EXPECT_EQ(related(kind + "frame", "http://example.org/a.html", external), FileDanger::fetches);
}

TEST(PartsOfADocument, OfAnOrdinaryOneAreFree)
{
    EXPECT_EQ(of_word(types(R"(<Override PartName="/word/document.xml" ContentType="application/)"
                            R"(vnd.openxmlformats-officedocument.wordprocessingml.document.main)"
                            R"(+xml"/>)"),
                      relationship(kind + "styles", "styles.xml")),
              FileDanger::none);
    EXPECT_EQ(related(kind + "hyperlink", "https://example.org/?a=1&amp;b=2", external),
              FileDanger::none);
    EXPECT_EQ(related(kind + "image", "media/image1.png"), FileDanger::none);
    EXPECT_EQ(related(kind + "attachedTemplate", R"(file:///C:\Templates\Report.dotx)", external),
              FileDanger::none);
    EXPECT_EQ(danger_in_parts(ReportFileType::odt, zip_of(test::odt_entries())), FileDanger::none);
    EXPECT_EQ(danger_in_parts(ReportFileType::pdf, test::a_pdf()), FileDanger::none);
}

TEST(PartsOfADocument, ThatCannotBeReadMakeItDamaged)
{
    EXPECT_EQ(of_word("<Types", "<Relationships/>"), FileDanger::damaged);
    EXPECT_EQ(of_word("<!DOCTYPE a [<!ENTITY b 'c'>]><Types/>", "<Relationships/>"),
              FileDanger::damaged);
}

TEST(PartsOfADocument, AreReadWhenTheyAreCompressed)
{
    // [Content_Types].xml alone, deflated: <Types><Default Extension="a"
    // ContentType="application/vnd.ms-office.vbaProject"/></Types>
    const auto zip = from_base64url(
        "UEsDBBQAAAAIAAAAIQDfSok_UgAAAFoAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbLMJqSxILbazcUlN"
        "SyzNKVFwrShJzSvOzM-zVUpUUnDOzwNyS0BqgPyCgpzM5MQSoKR-WV6KXm6xbn5aWmZyql5ZUmJAUX5W"
        "anKJkr6djT7ESABQSwECFAMUAAAACAAAACEA30qJP1IAAABaAAAAEwAAAAAAAAAAAAAAgAEAAAAAW0Nv"
        "bnRlbnRfVHlwZXNdLnhtbFBLBQYAAAAAAQABAEEAAACDAAAAAAA");
    ASSERT_TRUE(zip);

    EXPECT_EQ(danger_in_parts(ReportFileType::docx, *zip), FileDanger::program);
}

TEST(PartsOfAnOpenDocument, TellOfItsMacros)
{
    Entries entries = test::odt_entries();
    entries.emplace_back(
        "META-INF/manifest.xml",
        R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:)"
        R"(xmlns:manifest:1.0"><manifest:file-entry manifest:media-type="" )"
        R"(manifest:full-path="Basic/Standard/Module1.xml"/></manifest:manifest>)");

    EXPECT_EQ(danger_in_parts(ReportFileType::odt, zip_of(entries)), FileDanger::program);
}

}  // namespace
}  // namespace quorate::server
