#include "server/app/protocol_answer.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "server/app/api.hpp"
#include "server/app/page.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

struct Words {
    int status;
    const char* title;
    const char* next_step;
    const char* next_step_of_a_program = nullptr;
};

constexpr std::array all_words{
    Words{400, "The request could not be read.", "Check the address and try again."},
    Words{405,
          "This address does not take that method.",
          "Go back to the page before and follow its links.",
          "Use one of the methods in Allow."},
    Words{408, "The request took too long to arrive.", "Try again, on a better connection."},
    Words{413, "What was sent is too large.", "Send at most 2 megabytes."},
    Words{414, "The address is too long.", "Check the address and try again."},
    Words{415,
          "What was sent is not in a format that is taken here.",
          "Go back to the page and send its form again.",
          "Send it without Content-Encoding, in the Content-Type that the address takes."},
    Words{417,
          "What the request expects cannot be promised.",
          "Send it again without Expect, or with Expect: 100-continue."},
    Words{431,
          "The head of the request is too large.",
          "Delete this site's cookies and try again.",
          "Send at most 16 kilobytes of headers."},
    Words{500, "The service could not do this just now.", "Try again in a minute."},
    Words{505, "This version of HTTP is not spoken here.", "Use HTTP/1.1."},
    Words{503, "The service is busy.", "Try again in a few seconds."},
};

const Words& words_for(int status)
{
    for (const Words& words : all_words)
        if (words.status == status) return words;
    return all_words.front();
}

// Under overload this is asked for on the I/O thread, so each page is written once.
const std::string& page_of(const Words& words)
{
    static const std::map<int, std::string> pages = [] {
        std::map<int, std::string> all;
        Frame frame;
        frame.title = "Cannot be done";
        frame.organisation = "Quorate";
        for (const Words& each : all_words)
            all[each.status] =
                message_page(frame, {.heading = each.title, .paragraphs = {each.next_step}});
        return all;
    }();
    return pages.at(words.status);
}

}  // namespace

std::string protocol_code(int status)
{
    return "QUO-" + std::to_string(status);
}

std::vector<ProtocolTitle> protocol_titles()
{
    std::vector<ProtocolTitle> titles;
    for (const Words& words : all_words)
        titles.push_back({words.status, words.title});
    std::ranges::sort(titles, {}, &ProtocolTitle::status);
    return titles;
}

Response protocol_answer(const Request& request, int status)
{
    const Words& words = words_for(status);
    const std::string code = protocol_code(status);
    Response response;
    if (request.is_api()) {
        response = json_response(
            status,
            json::object{{"type", "about:blank"},
                         {"title", words.title},
                         {"status", status},
                         {"code", code},
                         {"detail",
                          words.next_step_of_a_program == nullptr ? words.next_step
                                                                  : words.next_step_of_a_program}});
        response.headers.front().second = "application/problem+json";
    } else {
        response = html_response(status, page_of(words));
    }
    if (status == 503) response.with("Retry-After", "5");
    response.code = code;
    return response;
}

}  // namespace quorate::server
