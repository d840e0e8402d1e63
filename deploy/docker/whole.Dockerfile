# The same images from the sources alone, for docker compose: the first stage builds the platform as ./chainon does, the second is the Dockerfile beside this one.
#   docker build -f deploy/docker/whole.Dockerfile --build-arg IMAGE=serving -t chainon/serving:0.1.0 .
ARG BASE=eclipse-temurin:17-jre
ARG BUILDER=maven:3.9-eclipse-temurin-17
FROM ${BUILDER} AS build
# Words for Maven, such as -Pcuda.
ARG MAVEN
WORKDIR /src
COPY . .
RUN CHAINON_MAVEN="${MAVEN}" ./chainon images --lay-only

FROM ${BASE}
ARG IMAGE
# What a base without Java lacks, by the names of Debian and Ubuntu.
ARG PACKAGES
RUN [ -z "${PACKAGES}" ] || { apt-get update && apt-get install -y --no-install-recommends ${PACKAGES} && rm -rf /var/lib/apt/lists/*; }
# Whoever runs it has a name, which Spark asks for, and owns nothing but its state: a volume that begins empty takes the owner of the folder that it covers, also one that several processes share.
RUN echo 'chainon:x:10001:10001::/state:/bin/false' >>/etc/passwd && mkdir -p /etc/chainon /state/registry /state/snapshots /state/feed /state/warehouse /state/security /state/lineage /state/results && chown -R 10001:10001 /etc/chainon /state && touch -d @0 /etc /etc/passwd /etc/chainon /state/* /state
# What is copied is laid out as it stands below the root, folders included, all of one date: the same files make the same layer.
# Libraries change rarely, modules with every commit: a change of the code makes the last layers anew, and nothing else.
COPY --from=build /src/.chainon/images/${IMAGE}/libraries /
COPY --from=build /src/.chainon/images/${IMAGE}/shared /
# Classes of the libraries, ready to be mapped. Java 17 does not write the same bytes twice: where the same image is asked for, byte by byte, SHARING=no takes the archive that Java has of its own classes.
ARG SHARING=yes
RUN [ ! -f /app/shared/dump.args ] || { case ${SHARING} in \
    yes) java @/app/shared/dump.args ;; \
    *) ln -s "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")/lib/server/classes.jsa" /app/shared/classes.jsa ;; \
  esac && touch -h -d @0 /app/shared/classes.jsa /app/shared; }
COPY --from=build /src/.chainon/images/${IMAGE}/code /
COPY --from=build /src/.chainon/images/${IMAGE}/modules /
COPY --from=build /src/.chainon/images/${IMAGE}/arguments /
COPY --from=build --chown=10001:10001 /src/.chainon/images/${IMAGE}/settings /
USER 10001:10001
WORKDIR /state
VOLUME /state
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=90s --retries=3 CMD ["/app/healthy"]
# Another program of the same image: docker run IMAGE dev.chainon.apps.Balance
ENTRYPOINT ["java", "@/app/java.args"]
CMD ["@/app/main.args"]
