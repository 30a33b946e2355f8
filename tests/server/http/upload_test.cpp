#include "server/http/upload.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

constexpr const char* type = "multipart/form-data; boundary=XyZ";

std::string part(const std::string& disposition, const std::string& content)
{
    return "--XyZ\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content +
           "\r\n";
}

const std::string end = "--XyZ--\r\n";

TEST(Upload, GivesFieldsAndFilesWithTheirNames)
{
    const std::string bytes{"%PDF\0\r\n--Xy\r\n--not the end\xFF", 27};
    const auto upload = parse_upload(
        type,
        part("name=\"worries\"", "Line one\r\nLine two") +
            part("name=\"files\"; filename=\"Visit notes.pdf\"\r\nContent-Type: application/pdf",
                 bytes) +
            part("name=\"files\"; filename=\"\"", "") + part("name=\"empty\"", "") + end);

    ASSERT_TRUE(upload);
    EXPECT_EQ(upload->fields.get("worries"), "Line one\r\nLine two");
    EXPECT_TRUE(upload->fields.has("empty"));
    ASSERT_EQ(upload->files.size(), 1U);
    EXPECT_EQ(upload->files[0].field, "files");
    EXPECT_EQ(upload->files[0].name, "Visit notes.pdf");
    EXPECT_EQ(upload->files[0].bytes, bytes);
}

TEST(Upload, ReadsItsBoundaryHoweverItIsWritten)
{
    const std::string body = part("name=\"a\"", "b") + end;

    EXPECT_TRUE(parse_upload("multipart/form-data; boundary=\"XyZ\"", body));
    EXPECT_TRUE(parse_upload("multipart/form-data;boundary=XyZ", body));
    EXPECT_TRUE(parse_upload("multipart/form-data; charset=utf-8; boundary=XyZ", body));
}

struct Bad {
    const char* name;
    std::string given_type;
    std::string given_body;
};

const std::string one = part("name=\"a\"", "b");

std::string many(int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += one;
    return all + end;
}

const Bad bad[] = {
    {"NoBoundary", "multipart/form-data", one + end},
    {"AnEmptyBoundary", "multipart/form-data; boundary=", one + end},
    {"ALongBoundary", "multipart/form-data; boundary=" + std::string(71, 'x'), one + end},
    {"AnotherBoundary", "multipart/form-data; boundary=other", one + end},
    {"NoEnd", type, one},
    {"NoBody", type, ""},
    {"WordsBeforeTheFirstPart", type, "words\r\n" + one + end},
    {"APartWithoutAName", type, part("filename=\"a\"", "b") + end},
    {"APartWithoutADisposition", type, "--XyZ\r\nA: b\r\n\r\nc\r\n" + end},
    {"TwoDispositions",
     type,
     part("name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "c") + end},
    {"AHeadWithoutAColon", type, part("name=\"a\"\r\nnonsense", "c") + end},
    {"AHeadWithoutEnd", type, "--XyZ\r\nContent-Disposition: form-data; name=\"a\"" + end},
    {"ALongHead", type, part("name=\"" + std::string(5000, 'x') + "\"", "c") + end},
    {"AnOpenQuote", type, part("name=\"a", "b") + end},
    {"AnEncoding", type, part("name=\"a\"\r\nContent-Transfer-Encoding: base64", "Yg==") + end},
    {"AFieldThatIsNoText", type, part("name=\"a\"", std::string{"\0", 1}) + end},
    {"TooManyParts", type, many(101)},
};

class BadUpload : public testing::TestWithParam<Bad> {};

TEST_P(BadUpload, IsNotRead)
{
    EXPECT_FALSE(parse_upload(GetParam().given_type, GetParam().given_body));
}

INSTANTIATE_TEST_SUITE_P(, BadUpload, testing::ValuesIn(bad), [](const auto& test) {
    return test.param.name;
});

TEST(Upload, BearsEveryCut)
{
    const std::string whole = part("name=\"f\"; filename=\"a.pdf\"", "bytes") + one + end;
    for (std::size_t at = 0; at + 4 < whole.size(); ++at)
        EXPECT_FALSE(parse_upload(type, std::string_view{whole}.substr(0, at))) << at;
    EXPECT_TRUE(parse_upload(type, many(100)));
}

}  // namespace
}  // namespace quorate::server
