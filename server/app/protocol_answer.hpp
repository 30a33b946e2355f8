#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// The answer to what HTTP itself forbids or cannot carry: a Problem under /api/, an error page
/// elsewhere. Its code is QUO- and the status.
Response protocol_answer(const Request& request, int status);

/// The code of such an answer: QUO-405.
std::string protocol_code(int status);

/// Every status that is answered so, with its title, in order.
struct ProtocolTitle {
    int status;
    std::string_view title;
};
std::vector<ProtocolTitle> protocol_titles();

}  // namespace quorate::server
