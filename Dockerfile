# newsbot in a container: no root, one volume for the data, one mount for the articles.
FROM python:3.11-slim AS build
RUN python -m venv /opt/newsbot
ENV PATH=/opt/newsbot/bin:$PATH
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY bot ./bot
RUN pip install --no-cache-dir -c requirements.lock .

FROM python:3.11-slim
RUN useradd --system --create-home --uid 10001 newsbot \
    && install -d -o newsbot /data
COPY --from=build /opt/newsbot /opt/newsbot
COPY corpus /corpus
ENV PATH=/opt/newsbot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    NEWSBOT_DATA=/data \
    NEWSBOT_CORPUS=/corpus
USER newsbot
WORKDIR /home/newsbot
VOLUME /data
STOPSIGNAL SIGTERM
# Exec form, so that the signal reaches newsbot itself and not a shell.
ENTRYPOINT ["newsbot"]
CMD ["run"]
