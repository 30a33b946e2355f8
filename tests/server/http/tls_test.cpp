#include <curl/curl.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "server/http/server.hpp"

namespace quorate::server {
namespace {

class LargeSite : public Site {
public:
    std::shared_ptr<const Prepared> quick(const Request&) override { return nullptr; }
    Response answer(Request& request) override
    {
        Response response = text_response(200, std::string(300'000, 'x'));
        response.with("X-Secure", request.is_secure ? "yes" : "no");
        return response;
    }
    Response turned_away(const Request&, int status, std::string_view) override
    {
        return text_response(status, "");
    }
};

std::size_t keep(char* bytes, std::size_t, std::size_t count, void* into)
{
    static_cast<std::string*>(into)->append(bytes, count);
    return count;
}

TEST(Tls, ServesMoreThanOneRecordAndSaysThatItIsSecure)
{
    const auto folder = std::filesystem::temp_directory_path() / "quorate_tls_test";
    std::filesystem::create_directories(folder);
    const std::string key = folder / "key.pem";
    const std::string certificate = folder / "certificate.pem";
    const std::string make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost -keyout " +
        key + " -out " + certificate + " 2>/dev/null";
    ASSERT_EQ(std::system(make.c_str()), 0);
    LargeSite site;
    WorkerPool workers{1};
    HttpServer server{
        {"127.0.0.1", 0}, Limits{}, 1, site, workers, make_tls_context(certificate, key)};

    std::string body;
    std::string head;
    CURL* curl = curl_easy_init();
    const std::string url = "https://localhost:" + std::to_string(server.port()) + "/";
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_CAINFO, certificate.c_str());
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &head);
    const CURLcode first = curl_easy_perform(curl);
    const CURLcode again = curl_easy_perform(curl);  // on the same connection
    curl_easy_cleanup(curl);
    std::filesystem::remove_all(folder);

    EXPECT_EQ(first, CURLE_OK) << curl_easy_strerror(first);
    EXPECT_EQ(again, CURLE_OK) << curl_easy_strerror(again);
    EXPECT_EQ(body.size(), 600'000u);
    EXPECT_NE(head.find("X-Secure: yes"), std::string::npos);
}

TEST(Tls, RefusesACertificateThatIsNotThere)
{
    EXPECT_THROW(make_tls_context("/nowhere/c.pem", "/nowhere/k.pem"), std::runtime_error);
}

}  // namespace
}  // namespace quorate::server
